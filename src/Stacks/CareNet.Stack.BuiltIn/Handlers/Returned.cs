using System.Runtime.CompilerServices;
using CareNet.Platform;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>Sorts what a handler returned: its Result, the answer that was asked for, and the messages to publish.</summary>
internal readonly struct Returned
{
    private Returned(Result? result, object? answer, List<object>? messages)
    {
        Result = result;
        Answer = answer;
        Messages = messages;
    }

    public Result? Result { get; }

    public object? Answer { get; }

    public List<object>? Messages { get; }

    /// <summary>The wanted type has to be one that the handler declares; a base type of it is not enough.</summary>
    public static Returned Sort(HandlerMethod handler, object? value, Type? wanted)
    {
        Result? result = null;
        object? answer = null;
        List<object>? messages = null;
        var answered = false;
        var tuple = handler.Returns.Count > 1 ? (ITuple)value! : null;
        for (var place = 0; place < handler.Returns.Count; place++)
        {
            var item = tuple is null ? Single(value) : tuple[place];
            result ??= item as Result;
            if (!answered && wanted is not null && handler.Returns[place] == wanted)
            {
                answered = true;
                answer = item;
            }
            else if (item is IEnumerable<object> many)
            {
                foreach (var message in many)
                {
                    Add(message, ref messages);
                }
            }
            else
            {
                Add(item, ref messages);
            }
        }

        return new(result, answer, messages);
    }

    private static object? Single(object? value) => value is ITuple { Length: 1 } one ? one[0] : value;

    private static void Add(object? message, ref List<object>? messages)
    {
        if (message is not null and not Platform.Result)
        {
            (messages ??= []).Add(message);
        }
    }
}
