using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Service.Tests.BadInput;

[Collection(SharedServer.Name)]
public sealed class StudyDraftTests(RunningServer server) : ServiceTests(server)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What gRPC clients take by default of a reply's metadata.</summary>
    private const int MostMetadataBytes = 8 * 1024;

    private static readonly Dictionary<string, (string Field, Action<StudyDraft> Spoil)> Faults = new(StringComparer.Ordinal)
    {
        ["title empty"] = ("title", draft => draft.Title = ""),
        ["title of spaces"] = ("title", draft => draft.Title = "   "),
        ["title of a megabyte"] = ("title", draft => draft.Title = new string('x', Megabyte)),
        ["title with a zero character"] = ("title", draft => draft.Title = "a\0b"),
        ["title with a line break"] = ("title", draft => draft.Title = "a\nb"),
        ["title with an escape sequence"] = ("title", draft => draft.Title = "a\u001b[31mb"),
        ["protocol code of a megabyte"] = ("protocol_code", draft => draft.ProtocolCode = new string('x', Megabyte)),
        ["registry id empty"] = ("registry_ids[1]", draft => draft.RegistryIds.Add(["NCT01234567", ""])),
        ["phase not given"] = ("phase", draft => draft.Phase = Phase.Unspecified),
        ["phase unknown"] = ("phase", draft => draft.Phase = (Phase)99),
        ["phase negative"] = ("phase", draft => draft.Phase = (Phase)(-1)),
        ["study type not given"] = ("study_type", draft => draft.StudyType = StudyType.Unspecified),
        ["study type unknown"] = ("study_type", draft => draft.StudyType = (StudyType)int.MaxValue),
        ["intervention type not said"] = ("intervention_types[1]", draft => draft.InterventionTypes.Add(InterventionType.Unspecified)),
        ["intervention type unknown"] = ("intervention_types[1]", draft => draft.InterventionTypes.Add((InterventionType)99)),
        ["capability not said"] = ("required_capabilities[0]", draft => draft.RequiredCapabilities.Add(Capability.Unspecified)),
        ["capability unknown"] = ("required_capabilities[0]", draft => draft.RequiredCapabilities.Add((Capability)99)),
        ["too many capabilities"] = ("required_capabilities", draft => draft.RequiredCapabilities.Add(Enumerable.Repeat(Capability.Mri, 21))),
        ["no subject at all"] = ("conditions", draft => draft.Conditions.Clear()),
        ["condition of a megabyte"] = ("conditions[1]", draft => draft.Conditions.Add(new string('x', Megabyte))),
        ["ten thousand conditions"] = ("conditions", draft => draft.Conditions.Add(Enumerable.Repeat("Cancer", 10_000))),
        ["ICD-10 code that is none"] = ("icd10_codes[0]", draft => draft.Icd10Codes.Add("not a code")),
        ["MeSH heading without id"] = ("mesh_headings[0].id", draft => draft.MeshHeadings.Add(new MeshHeading { Term = "Crohn Disease" })),
        ["MeSH ancestor without term"] = ("mesh_headings[0].ancestors[0].term", draft => draft.MeshHeadings.Add(
            new MeshHeading { Id = "D003424", Term = "Crohn Disease", Ancestors = { new MeshTerm { Id = "D015212" } } })),
        ["target 0"] = ("target_patients", draft => draft.TargetPatients = 0),
        ["target negative"] = ("target_patients", draft => draft.TargetPatients = -5),
        ["target of 10 million"] = ("target_patients", draft => draft.TargetPatients = 10_000_000),
        ["minimum above the target"] = ("minimum_patients", draft => draft.MinimumPatients = draft.TargetPatients + 1),
        ["minimum 0"] = ("minimum_patients", draft => draft.MinimumPatients = 0),
        ["limit per site 0"] = ("max_patients_per_site", draft => draft.MaxPatientsPerSite = 0),
        ["probability not a number"] = ("probability", draft => draft.Probability = double.NaN),
        ["probability infinite"] = ("probability", draft => draft.Probability = double.PositiveInfinity),
        ["probability 0"] = ("probability", draft => draft.Probability = 0),
        ["probability 1"] = ("probability", draft => draft.Probability = 1),
        ["follow-up negative"] = ("follow_up_months", draft => draft.FollowUpMonths = -1),
        ["a share of none"] = ("eligible_share_per_mille", draft => draft.EligibleSharePerMille = 0),
        ["a share of more than all"] = ("eligible_share_per_mille", draft => draft.EligibleSharePerMille = 1_001),
        ["follow-up of a thousand months"] = ("follow_up_months", draft => draft.FollowUpMonths = 1_000),
        ["age negative"] = ("minimum_age_years", draft => draft.MinimumAgeYears = -1),
        ["age of a thousand"] = ("maximum_age_years", draft => draft.MaximumAgeYears = 1_000),
        ["youngest above oldest"] = ("maximum_age_years", draft => (draft.MinimumAgeYears, draft.MaximumAgeYears) = (60, 50)),
        ["product of no kind"] = ("intake.products[0].kind", draft => draft.Intake = new StudyIntake { Products = { new Product { Name = "A product" } } }),
        ["product of an unknown kind"] = ("intake.products[0].kind", draft => draft.Intake = new StudyIntake { Products = { new Product { Kind = (Product.Types.Kind)99 } } }),
        ["number of another registry"] = ("intake.registry_numbers[0].number", draft => draft.Intake = new StudyIntake { RegistryNumbers = { new RegistryNumber { Registry = RegistryNumber.Types.Registry.Eudamed, Number = "NCT01234567" } } }),
        ["30 February decided"] = ("intake.decision.date", draft => draft.Intake = new StudyIntake { Decision = new SponsorDecision { Date = new Date { Year = 2030, Month = 2, Day = 30 } } }),
        ["wanted trust by another name"] = ("intake.wanted_trusts[0]", draft => draft.Intake = new StudyIntake { WantedTrusts = { "ous" } }),
        ["contacted trust that there is not"] = ("intake.contacted_trusts[0]", draft => draft.Intake = new StudyIntake { ContactedTrusts = { "trusts/none-such" } }),
        ["wanted region that there is not"] = ("intake.wanted_regions[0]", draft => draft.Intake = new StudyIntake { WantedRegions = { "North" } }),
        ["no first day"] = ("enrolment_start", draft => draft.EnrolmentStart = null),
        ["no last day"] = ("enrolment_end", draft => draft.EnrolmentEnd = null),
        ["30 February"] = ("enrolment_end", draft => draft.EnrolmentEnd = new Date { Year = 2030, Month = 2, Day = 30 }),
        ["month 13"] = ("enrolment_start", draft => draft.EnrolmentStart = new Date { Year = 2030, Month = 13, Day = 1 }),
        ["a year without month and day"] = ("enrolment_start", draft => draft.EnrolmentStart = new Date { Year = 2030 }),
        ["year 100,000"] = ("enrolment_end", draft => draft.EnrolmentEnd = new Date { Year = 100_000, Month = 1, Day = 1 }),
        ["date of negative numbers"] = ("enrolment_end", draft => draft.EnrolmentEnd = new Date { Year = -1, Month = -1, Day = int.MinValue }),
        ["window ended before it began"] = ("enrolment_end", draft => draft.EnrolmentEnd = Drafts.Date(new DateOnly(2026, 1, 1))),
        ["window of eleven years"] = ("enrolment_end", draft => draft.EnrolmentEnd = new Date { Year = draft.EnrolmentStart.Year + 11, Month = 1, Day = 1 }),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_draft_with_a_fault_is_refused_by_its_field_and_nothing_is_stored(string fault)
    {
        var (field, spoil) = Faults[fault];
        var sponsor = await Client.SponsorAsync("bad-input");
        var draft = Drafts.BreastCancer(fault);
        spoil(draft);
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            await Refusals.AssertInvalidAsync("draft." + field, () => Client.RegisterAsync(Unique("bad"), sponsor, draft));
            await Refusals.AssertInvalidAsync("draft." + field, () => Client.PreviewAsync(draft));
        });
    }

    [Fact]
    public async Task A_call_without_a_draft_is_refused()
    {
        var sponsor = await Client.SponsorAsync("bad-input");
        await Refusals.AssertInvalidAsync("draft", () => Client.RegisterAsync(Unique("bad"), sponsor, null!));
        await Refusals.AssertInvalidAsync("draft", () => Client.PreviewAsync(null!));
    }

    [Fact]
    public async Task An_empty_draft_is_told_everything_that_it_lacks()
    {
        await Refusals.AssertRefusedAsync(
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            [
                "draft.enrolment_start", "draft.enrolment_end", "draft.title", "draft.phase", "draft.study_type", "draft.conditions",
                "draft.target_patients",
            ],
            () => Client.PreviewAsync(new StudyDraft()));
    }

    [Fact]
    public async Task A_draft_with_thousands_of_faults_is_told_of_some_and_how_many_more_there_are()
    {
        var draft = Drafts.BreastCancer("Thousands of faults");
        var heading = new MeshHeading { Id = "?" };
        heading.Ancestors.Add(Enumerable.Repeat(new MeshTerm(), 100));
        draft.MeshHeadings.Add(Enumerable.Repeat(heading, 100));

        var refusal = await Assert.ThrowsAsync<RpcException>(() => Client.PreviewAsync(draft));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        var violations = refusal.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations;
        Assert.Equal("draft.mesh_headings[0].id", violations[0].Field);
        Assert.EndsWith($"; and {20_200 - violations.Count} more", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.InRange(refusal.Status.Detail.Length + refusal.Trailers.Sum(SizeOf), 1, MostMetadataBytes);
    }

    private static int SizeOf(Metadata.Entry entry) => entry.Key.Length + (entry.IsBinary ? entry.ValueBytes.Length * 4 / 3 : entry.Value.Length);
}
