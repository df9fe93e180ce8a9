namespace CareNet.Architecture.Tests.Model;

/// <summary>A rule answers with the places that break it, one sentence each.</summary>
public static class Breaches
{
    public static void ShouldHold(this IEnumerable<string> breaches) => breaches.ShouldBe([]);

    /// <summary>Exactly one breach, and its sentence names the culprit.</summary>
    public static void ShouldBite(this IEnumerable<string> breaches, string culprit) =>
        breaches.ToList().ShouldHaveSingleItem().ShouldContain(culprit);
}
