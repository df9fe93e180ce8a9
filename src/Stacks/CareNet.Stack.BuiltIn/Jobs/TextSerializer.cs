using System.Collections.Specialized;
using System.Text.Json;
using Quartz.Spi;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>What Quartz keeps with a firing: names and texts as JSON. Anything else is refused, so no type is ever loaded by a stored name.</summary>
internal sealed class TextSerializer : IObjectSerializer
{
    public void Initialize()
    {
    }

    public byte[] Serialize<T>(T obj)
        where T : class => obj is NameValueCollection texts
            ? JsonSerializer.SerializeToUtf8Bytes(texts.AllKeys.ToDictionary(key => key!, key => texts[key]))
            : throw new NotSupportedException($"{obj.GetType().Name} is not kept with a firing.");

    public T? DeSerialize<T>(byte[] data)
        where T : class
    {
        var texts = new NameValueCollection();
        foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string?>>(data)!)
        {
            texts[key] = text;
        }

        return (T)(object)texts;
    }
}
