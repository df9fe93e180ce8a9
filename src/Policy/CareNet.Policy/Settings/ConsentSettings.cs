namespace CareNet.Policy.Settings;

public sealed record ConsentFormsSetting(
    [property: Named("認める方法", "ways")] Stated<IReadOnlyList<ConsentForm>> Forms,
    [property: Named("記録する事柄", "what is recorded")] Stated<IReadOnlyList<ConsentRecord>> Record
);

public enum ConsentForm
{
    [Named("書面", "written")]
    Written,

    [Named("口頭", "oral")]
    Oral,

    [Named("電話", "phone")]
    Phone,

    [Named("事業所での包括同意", "blanket consent at the facility")]
    BlanketAtFacility,
}

public enum ConsentRecord
{
    [Named("いつ", "when")]
    When,

    [Named("誰が得たか", "who obtained it")]
    ObtainedBy,

    [Named("誰がしたか", "who gave it")]
    GivenBy,
}

public enum ConsentTaker
{
    [Named("共有する支援者", "the supporter who shares")]
    Member,

    [Named("連携元", "the host facility")]
    HostFacility,

    [Named("主治医", "the attending doctor")]
    AttendingDoctor,

    [Named("主治医の指示を受けた人", "a person instructed by the attending doctor")]
    PersonInstructedByAttendingDoctor,

    [Named("主治医の指示を受けた職種", "a profession instructed by the attending doctor")]
    ProfessionInstructedByAttendingDoctor,
}

public enum ConsentWaiver
{
    [Named("契約に他事業所への情報提供の同意がある", "the contract already allows information to go to other facilities")]
    ContractAlreadyAllowsInformationToOtherFacilities,

    [Named("同意済みで既に使っている", "consent was given and MCS is in use")]
    ConsentAlreadyGivenAndMcsInUse,
}

public enum PatientCopy
{
    [Named("写しを渡す", "a copy is handed over")]
    Copy,

    [Named("双方が一部ずつ持つ", "each side keeps one")]
    EachSideKeepsOne,
}
