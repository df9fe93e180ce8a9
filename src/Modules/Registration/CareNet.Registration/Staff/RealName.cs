using System.Globalization;
using CareNet.Platform;

namespace CareNet.Registration.Staff;

/// <summary>Names are those of the application. There is no way to choose another one for oneself, and none without a real name.</summary>
internal static class RealName
{
    [Rule("miyazaki/5-2"), Rule("miyazaki/tips-2", How = "enforce"), Rule("osaki/3", How = "enforce")]
    public static Result<string> Read(string? text)
    {
        var read = WrittenField.Name.Read(text);
        return !read.IsOk || IsReal(read.Value) ? read : StaffErrors.NoRealName;
    }

    private static bool IsReal(string name)
    {
        var letters = name.Where(letter => letter is not (' ' or '　' or '・' or '･' or '-' or '\'' or '’' or '.' or '々' or 'ー'))
            .ToList();
        return letters.Count >= 2
            && letters.TrueForAll(char.IsLetter)
            && letters.Exists(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.ModifierLetter);
    }
}
