namespace CareNet.Web.Pages.Samples;

/// <summary>The answers of the gallery's form. It is checked like a real one and kept nowhere.</summary>
public sealed class ClinicApplication
{
    public string? Facility { get; set; }

    public string? Mail { get; set; }

    public DateOnly? Start { get; set; }

    public string? Kind { get; set; }

    public string? Remarks { get; set; }
}
