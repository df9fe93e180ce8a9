using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Web.Components;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Wolverine;

namespace CareNet.Web.Pages.Applications;

/// <summary>One page of an applicant's form, found by the mark in its address and the secret in the browser's cookie.</summary>
public abstract class ApplicantPage : LocalizedComponent
{
    private IReadOnlyList<string> fields = [""];

    [Inject]
    public required IMessageBus Bus { get; set; }

    [Inject]
    public required CurrentUser Me { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Parameter]
    public string Mark { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>The module's refusal of the whole.</summary>
    protected Error? Refusal { get; private set; }

    /// <summary>Mistakes in single answers; with any of them nothing was stored.</summary>
    protected IReadOnlyList<FieldError> FieldErrors { get; private set; } = [];

    protected ApplicantView? View { get; private set; }

    protected string Secret { get; private set; } = "";

    /// <summary>The officer who enters the application from paper; null for the applicant.</summary>
    protected PersonId? EnteredBy => Me.IsSignedIn && ApplicantKeys.IsAtSecretariat(Http.Request, Secret) ? Me.Person : null;

    protected string Overview => ApplicantKeys.AddressOf(Secret);

    protected override async Task OnInitializedAsync()
    {
        Secret = ApplicantKeys.SecretOf(Http.Request, Mark);
        var found = await Bus.InvokeAsync<Result<ApplicantView>>(new GetMyApplication(Secret));
        if (!found.IsOk)
        {
            Navigation.NotFound();
            return;
        }

        View = found.Value;
    }

    /// <summary>Lists what the last attempt to save left to mend. A mistake of no field on this page stands at the first one.</summary>
    protected IEnumerable<ErrorLink> Mistakes() =>
        FieldErrors
            .Select(flaw => new ErrorLink(
                fields.FirstOrDefault(field => field == flaw.Field || (field, flaw.Field) is ("IsAdministrator", "AdministratorMail"))
                    ?? fields[0],
                flaw.Line is { } line ? Say($"{line}人目：{flaw.Text.Ja}", $"Person {line}: {flaw.Text.En}") : Say(flaw.Text)
            ))
            .Concat(Refusal is null ? [] : [new ErrorLink(fields[0], Say(Refusal.Text))]);

    /// <summary>True while this form is being sent: it has to be there for a second press, though the page no longer offers it.</summary>
    protected bool IsSent(string form) => Http.Request.HasFormContentType && Http.Request.Form["_handler"] == form;

    protected async Task DoAsync(object request, string then) => Go(await Bus.InvokeAsync<Result>(request), then);

    protected void Go(Result answer, string then)
    {
        if (answer.IsOk)
        {
            Navigation.NavigateTo(then);
        }
        else if (answer.Error!.Status == StatusCodes.Status404NotFound)
        {
            Navigation.NotFound();
        }
        else
        {
            Refusal = answer.Error;
        }
    }

    protected Task SaveAsync(ApplicationPart part, ApplicationForm form, EditContext context, string? then = null) =>
        StoreAsync(new SaveApplication(Secret, part, form, Me.Origin), context, then ?? Overview);

    protected async Task StoreAsync(object request, EditContext context, string then)
    {
        // What did not fit its field, such as a day that does not exist, is missing from the form, and would be stored as left out.
        if (context.Validate() && !await StoreAsync(request, then))
        {
            fields = [.. context.Model.GetType().GetProperties().Select(property => property.Name)];
            context.Validate();
        }
    }

    /// <summary>True when it was stored and the applicant goes on to the next page.</summary>
    protected async Task<bool> StoreAsync(object request, string then)
    {
        var stored = await Bus.InvokeAsync<Result<SaveOutcome>>(request);
        FieldErrors = stored.IsOk ? stored.Value.FieldErrors : [];
        if (FieldErrors.Count == 0)
        {
            Go(stored, then);
        }

        return stored.IsOk && FieldErrors.Count == 0;
    }
}
