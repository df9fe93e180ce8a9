namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>Says when something that is done now and then is due again.</summary>
internal sealed class Rhythm(TimeSpan every)
{
    private long last = TimeProvider.System.GetTimestamp();

    public bool Strikes()
    {
        if (TimeProvider.System.GetElapsedTime(last) < every)
        {
            return false;
        }

        last = TimeProvider.System.GetTimestamp();
        return true;
    }
}
