using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>The duties that this person still has. Asked at sign-in and by the home page; answered with <see cref="Duties"/>.</summary>
public sealed record DutiesOf(PersonId Person);

/// <summary>In the order in which they are best done. Somebody unknown has none.</summary>
public sealed record Duties(PersonId Person, IReadOnlyList<Duty> Items)
{
    /// <summary>False: nothing else is open to this person until what blocks everything is done.</summary>
    public bool MayGoOn => Items.All(duty => duty.Blocks != DutyBlocks.Everything);

    /// <summary>False: this person reads, and posts nothing yet.</summary>
    public bool MayPost => Items.All(duty => duty.Blocks == DutyBlocks.Nothing);
}

/// <summary>One thing to do. <see cref="Rules"/> are those of the region that ask for it; empty where CareNet does.</summary>
public sealed record Duty(
    DutyKind Kind,
    DutyBlocks Blocks,
    RegionCode Region,
    FacilityId? Facility,
    DateOnly? DueOn,
    IReadOnlyList<string> Rules
);

public enum DutyKind
{
    /// <summary>A warning has to be confirmed before the person goes on.</summary>
    ConfirmSanction,
    AcceptEdition,
    AcceptPointsToNote,
    AcceptOperatingRules,
    SignPledge,
    AcceptFacilityRules,
    AttendTraining,

    /// <summary>Asked of users of before; who comes in by an application has declared the use with it.</summary>
    FileDeclaration,
    CompleteProfile,
    AddPhoto,
    ShowLicence,
}

/// <summary>The acts from which a duty keeps a person until it is done.</summary>
public enum DutyBlocks
{
    Nothing,
    Posting,
    Everything,
}
