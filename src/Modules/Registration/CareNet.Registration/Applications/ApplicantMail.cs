using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Applications;

/// <summary>What an applicant is told by mail: a link and nothing of the application.</summary>
internal static class ApplicantMail
{
    public static ApplicantTold Opened(Application application, string code, TimeProvider clock) => Of(ApplicantWord.Opened, application, code, clock);

    public static ApplicantTold Of(ApplicantWord word, Application application, string code, TimeProvider clock) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), word, application.Mail, application.Region, $"/application/open/{code}");
}

public enum ApplicantWord
{
    Opened,
    Received,
    Returned,
    Refused,
    Approved,
}

public sealed record ApplicantTold(Guid Id, ApplicantWord Word, string To, RegionCode Region, string Link)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Word) is not null;
}
