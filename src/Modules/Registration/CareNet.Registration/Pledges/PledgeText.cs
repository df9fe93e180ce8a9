using CareNet.Platform;
using CareNet.Policy;

namespace CareNet.Registration.Pledges;

/// <summary>
/// The words of the staff pledge, in CareNet's own wording. They cover what the regions' forms cover; a region that supplies no form
/// gets the same sheet. Changed words are a new version: who signed earlier ones has signed those.
/// </summary>
internal static class PledgeText
{
    private const string Wording = "v1";

    public static readonly Phrase Afterwards = new(
        "この誓約は、退職や異動でこの事業所を離れた後も、ネットワークの利用を終えた後も続きます。",
        "This pledge goes on after you leave the facility and after you stop using the network."
    );

    [Rule("misato/9-1"), Rule("misato/9-2"), Rule("misato/9-3"), Rule("misato/9-4"), Rule("misato/9-5")]
    [Rule("nishitokyo/9-1"), Rule("nishitokyo/9-2"), Rule("nishitokyo/9-3"), Rule("nishitokyo/9-4"), Rule("nishitokyo/9-5")]
    [Rule("misato/form-3-1", How = "print"), Rule("misato/form-3-2", How = "print"), Rule("misato/form-3-3", How = "print")]
    [Rule("misato/form-3-4", How = "print"), Rule("misato/form-3-5", How = "print"), Rule("miyazaki/14", How = "print")]
    public static IReadOnlyList<Phrase> Points(RegionPolicy policy)
    {
        List<Phrase> points =
        [
            new(
                "法令と事業所の決まりを守り、仕事で知った患者さん・ご家族の情報、職員の情報、事業所の情報を、許可なく人に見せたり、漏らしたり、使ったりしません。",
                "I obey the law and the rules of my facility. What I learn at work about patients and families, "
                    + "staff or the facility I do not show, leak or use without permission."
            ),
            new("この約束を、辞めた後も守ります。", "I keep this promise after I have left, too."),
            new(
                "情報を許可なく写し取り、持ち出し、送りません。機器は正しく使い、許された機器だけに情報を置き、要らなくなった情報はすぐに消します。与えられた権限を超えて使いません。",
                "I do not copy, take out or send information without permission. "
                    + "I handle devices properly, keep information on permitted devices only, erase what is no longer needed, "
                    + "and stay within my rights of access."
            ),
            new("事業所が決めた目的のほかには使いません。", "I use information only for the purposes set by my facility."),
            new(
                "患者さんやほかの方の私生活と権利を損なうことをしません。",
                "I do nothing that harms the privacy or other rights of patients or anyone else."
            ),
        ];
        if (policy.Settings.Damages.Or([]).Contains(Policy.Settings.Damages.CompensateFacility))
        {
            points.Add(
                new(
                    "この誓約に反して事業所に損害を与えたときは、その損害を償います。",
                    "If I break this pledge and harm my facility, I compensate it for the damage."
                )
            );
        }

        return points;
    }

    public static string VersionOf(RegionPolicy policy) => $"{policy.Region}/{policy.Edition.Id}/{Wording}";
}
