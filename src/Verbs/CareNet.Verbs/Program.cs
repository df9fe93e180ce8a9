using CareNet.Postgres;
using CareNet.Verbs;

var terminal = Terminal.ForItsOwner();
try
{
    var verb = Verb.All.FirstOrDefault(candidate => candidate.Name == (args.FirstOrDefault() ?? "help"));
    if (verb is not null)
    {
        return await verb.Run(terminal, args[1..]);
    }

    Verb.Help(terminal);
    return args.FirstOrDefault() is null or "help" or "--help" or "-h" ? 0 : 2;
}
catch (Mishap mishap)
{
    terminal.Fail(mishap.Text);
    return 1;
}
