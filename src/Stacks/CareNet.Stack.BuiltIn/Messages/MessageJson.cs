using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareNet.Stack.BuiltIn.Messages;

/// <summary>How messages are stored: JSON with enum names, so that a member put in between does not change old messages.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static byte[] Write(object message) => JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Options);

    public static object Read(byte[] body, Type message) =>
        JsonSerializer.Deserialize(body, message, Options) ?? throw new JsonException("The stored message is null.");
}
