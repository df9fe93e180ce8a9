using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Web.Pages.Me;
using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Pages.Staff;

/// <summary>A page about one of a facility's people; it never was where this reader may not do what it is for.</summary>
public abstract class StaffPageFrame : SignedInPage
{
    [Parameter]
    public Guid Facility { get; set; }

    [Parameter]
    public Guid Person { get; set; }

    protected StaffMemberView? Sheet { get; private set; }

    protected string Back => $"/facilities/{Facility}/staff/{Person}";

    protected FacilityId Place => FacilityId.From(Facility);

    protected PersonId Somebody => PersonId.From(Person);

    protected abstract bool IsFor(StaffMemberView sheet);

    protected override async Task OnInitializedAsync()
    {
        var sheet = await AskAsync<StaffMemberView>(new GetStaffMember(Me, Place, Somebody));
        if (sheet is not null && IsFor(sheet))
        {
            Sheet = sheet;
        }
        else
        {
            Navigation.NotFound();
        }
    }
}
