using CareNet.Platform;

namespace CareNet.Registration.Facilities;

internal static class FacilityErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.facility_not_found",
        "事業所が見つかりません。",
        "This facility was not found."
    );

    public static readonly Error InsuranceIncomplete = Error.Invalid(
        "registration.insurance_incomplete",
        "保険の種類と、10年以内の満了日を入力してください。",
        "Enter the kind of insurance and its last day, within ten years."
    );
}
