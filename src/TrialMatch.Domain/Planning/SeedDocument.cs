namespace TrialMatch.Domain.Planning;

/// <summary>A parsed seed file before validation: any value may be missing until <see cref="NetworkSeedReader"/> has checked it.</summary>
internal sealed record SeedDocument(
    string? Description,
    IReadOnlyList<SourceEntry?>? Sources,
    IReadOnlyList<RegionEntry?>? Regions,
    IReadOnlyList<TrustEntry?>? Trusts,
    IReadOnlyList<CentreEntry?>? Centres,
    PlanningEntry? Planning,
    FacilitiesEntry? Facilities = null,
    NetworkExperienceEntry? Experience = null);

internal sealed record SourceEntry(string? Publisher, string? Covers, string? Url);

internal sealed record RegionEntry(string? Id, string? Name, int? Population);

internal sealed record TrustEntry(
    string? Id,
    string? Name,
    string? Region,
    string? OrganisationNumber,
    string? ReshId,
    int? CatchmentPopulation,
    string? City,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<string?>? Hospitals);

internal sealed record CentreEntry(string? Id, string? Area, string? Name, string? HostTrust);

internal sealed record PlanningEntry(
    string? Note,
    NetworksEntry? Networks,
    CapacityEntry? Capacity,
    EligibilityEntry? EligiblePatients,
    RecruitmentFiguresEntry? Recruitment,
    ActivationEntry? Activation,
    IReadOnlyList<TrustFiguresEntry?>? Trusts,
    IReadOnlyList<NetworkRecordEntry?>? NetworkRecords,
    IReadOnlyList<PlanningSourceEntry?>? Sources);

internal sealed record PlanningSourceEntry(string? Figures, string? RestsOn, int? Year, string? Certainty);

internal sealed record NetworksEntry(bool? PlanningDefault, IReadOnlyDictionary<string, IReadOnlyList<string?>?>? TrustsByArea);

internal sealed record CapacityEntry(
    bool? PlanningDefault,
    IReadOnlyDictionary<string, int>? PerConcurrentStudy,
    IReadOnlyList<int>? PercentByMonthOfYear,
    int? HostNursePercent);

internal sealed record EligibilityEntry(
    bool? PlanningDefault,
    IReadOnlyDictionary<string, double>? PerMonthPer100000,
    IReadOnlyDictionary<string, double>? OutsideGroupsPerMonthPer100000,
    IReadOnlyList<string?>? CentralisedGroups,
    IReadOnlyList<string?>? Hubs);

internal sealed record ActivationEntry(
    bool? PlanningDefault,
    int? ExperiencedPercent,
    int? NewPercent,
    int? UnknownPercent,
    int? NewStartUpPercent,
    int? NewOpeningCostPercent,
    int? RecordWeightStudies);

internal sealed record RecruitmentFiguresEntry(
    bool? PlanningDefault,
    int? ConsentSharePercent,
    double? BetweenSiteShape,
    double? BetweenStudyShape,
    int? PromiseWeightPatients,
    int? RecordWeightStudies,
    int? RegistryOpenPercent,
    double? FewestExpectedPatients);

internal sealed record TrustFiguresEntry(
    string? Trust,
    bool? PlanningDefault,
    int? ConcurrentStudies,
    int? PatientBase,
    IReadOnlyList<string?>? Capabilities,
    IReadOnlyList<string?>? OnlyGroups,
    IReadOnlyList<string?>? WithoutPools,
    int? StartUpMonths,
    CostsEntry? Costs,
    IReadOnlyList<PoolEntry?>? Pools);

internal sealed record CostsEntry(int? StartUpUnits, int? UpkeepUnitsPerMonth, int? PatientUnits);

internal sealed record PoolEntry(
    string? Kind,
    IReadOnlyList<string?>? Areas,
    string? ConditionGroup,
    IReadOnlyList<int>? ByMonthOfYear,
    bool? PlanningDefault);

internal sealed record NetworkRecordEntry(string? Area, string? ConditionGroup, int? Patients, double? EligiblePatients, int? Studies);

internal sealed record FacilitiesEntry(
    string? Source,
    IReadOnlyList<AliasesEntry?>? Trusts,
    IReadOnlyList<string?>? Outside,
    IReadOnlyList<string?>? PlainWords);

internal sealed record AliasesEntry(
    string? Trust,
    IReadOnlyList<string?>? Names,
    IReadOnlyList<string?>? Cities,
    IReadOnlyList<string?>? PostalCodes);

internal sealed record NetworkExperienceEntry(
    string? Registry,
    long? Records,
    int? Trials,
    DateOnly? FirstStart,
    DateOnly? LastStart,
    DateOnly? ReadOn,
    string? Note,
    IReadOnlyList<TrustExperienceEntry?>? Trusts);

internal sealed record TrustExperienceEntry(string? Trust, IReadOnlyList<YearOfExperienceEntry?>? Entries);

internal sealed record YearOfExperienceEntry(
    string? Area,
    string? ConditionGroup,
    string? Kind,
    int? Year,
    int? Trials,
    int? Sites,
    int? LedTrials,
    int? RatedTrials,
    double? Patients,
    double? SiteMonths);
