using System.Text;

namespace CareNet.Platform.Pulses;

/// <summary>Answers with the pulse's id once it is stored; the same token and key get the same answer.</summary>
public sealed record SendPulse(string Token, string Key)
{
    private bool PrintMembers(StringBuilder text) => false;
}

public sealed record PulseSent(PulseId Id);
