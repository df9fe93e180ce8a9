namespace CareNet.Testing;

/// <summary>A folder that PostgreSQL's account can enter, gone after the test.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        Root = Path.Combine(Path.GetTempPath(), $"carenet-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string this[string name] => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
