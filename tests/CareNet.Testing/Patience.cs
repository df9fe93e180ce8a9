using Shouldly;

namespace CareNet.Testing;

/// <summary>Waits for something that happens soon, and says what never did.</summary>
public static class Patience
{
    public static async Task Until(Func<Task<bool>> holds, string what, TimeSpan? atMost = null)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(deadline) < (atMost ?? TimeSpan.FromSeconds(60)))
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(25);
        }

        throw new ShouldAssertException($"Not in time: {what}");
    }

    public static Task Until(Func<bool> holds, string what, TimeSpan? atMost = null) => Until(() => Task.FromResult(holds()), what, atMost);
}
