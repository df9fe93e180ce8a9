using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Web.Pages.Me;
using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Pages.Governance;

/// <summary>A page of a region's governance, for its offices alone.</summary>
public abstract class GovernancePageFrame : SignedInPage
{
    [Parameter]
    public string Region { get; set; } = "";

    protected GovernanceView? Board { get; private set; }

    protected RegionCode Code => new(Region);

    protected string Home => $"/regions/{Region}/governance";

    protected override async Task OnInitializedAsync()
    {
        if (RegionCode.TryParse(Region, null, out var region))
        {
            Board = await AskAsync<GovernanceView>(new GetGovernance(Me, region));
        }
        else
        {
            Navigation.NotFound();
        }
    }
}
