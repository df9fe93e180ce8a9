using CareNet.Bench;

// Figures of this machine, to be read as ratios. One verb per part of CareNet.
return args switch
{
    ["bus", ..] => await BusBench.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 3_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench bus [messages]");
    return 2;
}
