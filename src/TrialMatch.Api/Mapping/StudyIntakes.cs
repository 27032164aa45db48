using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what a sponsor told beside its draft between the API and the domain. The domain's validator checks values and ranges.</summary>
internal static class StudyIntakes
{
    private const string Field = "draft.intake";

    /// <returns>Null where nothing is told, as if there were no intake.</returns>
    public static StudyIntake? Intake(this RequestReader fields, V1.StudyIntake? intake) => intake is null || intake.CalculateSize() == 0
        ? null
        : new StudyIntake(
            intake.Blinded,
            [.. intake.Products.Select(ToDomain)],
            [.. intake.RegistryNumbers.Select(number => new RegistryNumber((RegistryKind)(int)number.Registry, number.Number))],
            intake.InclusionCriteria,
            intake.ExclusionCriteria,
            intake.Synopsis is { } synopsis ? new Synopsis(synopsis.Uri, synopsis.Sha256) : null,
            intake.Cro is { } cro ? new ActingCro(cro.DisplayName, cro.SponsorUnnamed) : null,
            intake.Decision is { } decision ? DecisionOf(fields, decision) : null,
            intake.HasGlobalTargetPatients ? intake.GlobalTargetPatients : null,
            intake.HasGlobalSites ? intake.GlobalSites : null,
            [.. intake.WantedRegions.Select(region => new RegionId(region))],
            [.. intake.WantedTrusts.Select((name, i) => fields.Trust($"{Field}.wanted_trusts[{i}]", name))],
            [.. intake.ContactedTrusts.Select((name, i) => fields.Trust($"{Field}.contacted_trusts[{i}]", name))],
            intake.HasPaediatric ? intake.Paediatric : null,
            intake.HasOutOfHours ? intake.OutOfHours : null,
            intake.Biomarker);

    public static V1.StudyIntake ToProto(this StudyIntake intake)
    {
        var proto = new V1.StudyIntake
        {
            Blinded = intake.IsBlinded,
            InclusionCriteria = intake.InclusionCriteria,
            ExclusionCriteria = intake.ExclusionCriteria,
            Synopsis = intake.Synopsis is { } synopsis ? new V1.Synopsis { Uri = synopsis.Link, Sha256 = synopsis.Sha256 } : null,
            Cro = intake.Cro is { } cro ? new V1.ActingCro { DisplayName = cro.Name, SponsorUnnamed = cro.IsSponsorUnnamed } : null,
            Decision = intake.Decision is { } decision ? ToProto(decision) : null,
            Biomarker = intake.Biomarker,
        };
        proto.Products.AddRange(intake.Products.Select(ToProto));
        proto.RegistryNumbers.AddRange(intake.RegistryNumbers.Select(number =>
            new V1.RegistryNumber { Registry = (V1.RegistryNumber.Types.Registry)(int)number.Registry, Number = number.Number }));
        proto.WantedRegions.AddRange(intake.WantedRegions.Select(region => region.Value));
        proto.WantedTrusts.AddRange(intake.WantedTrusts.Select(ResourceNames.Of));
        proto.ContactedTrusts.AddRange(intake.ContactedTrusts.Select(ResourceNames.Of));
        SetOptionals(proto, intake);
        return proto;
    }

    private static void SetOptionals(V1.StudyIntake proto, StudyIntake intake)
    {
        if (intake.GlobalTargetPatients is { } patients)
        {
            proto.GlobalTargetPatients = patients;
        }

        if (intake.GlobalSites is { } sites)
        {
            proto.GlobalSites = sites;
        }

        if (intake.IsPaediatric is { } isPaediatric)
        {
            proto.Paediatric = isPaediatric;
        }

        if (intake.NeedsOutOfHours is { } needsOutOfHours)
        {
            proto.OutOfHours = needsOutOfHours;
        }
    }

    private static SponsorDecision DecisionOf(RequestReader fields, V1.SponsorDecision decision)
    {
        var date = decision.Date.ToDomain();
        if (decision.Date is not null && date is null)
        {
            fields.Add(Field + ".decision.date", RequestReader.NoDay);
        }

        return new SponsorDecision((DecisionStage)(int)decision.Stage, date, decision.HasNorwayChosen ? decision.NorwayChosen : null);
    }

    private static V1.SponsorDecision ToProto(SponsorDecision decision)
    {
        var proto = new V1.SponsorDecision { Stage = (V1.SponsorDecision.Types.Stage)(int)decision.Stage, Date = decision.Date?.ToProto() };
        if (decision.IsNorwayChosen is { } isChosen)
        {
            proto.NorwayChosen = isChosen;
        }

        return proto;
    }

    private static Product ToDomain(V1.Product product) => new(
        (ProductKind)(int)product.Kind,
        product.Name,
        (DeviceClass)(int)product.DeviceClass,
        (CeState)(int)product.CeState,
        product.HasGeneticallyModified ? product.GeneticallyModified : null);

    private static V1.Product ToProto(Product product)
    {
        var proto = new V1.Product
        {
            Kind = (V1.Product.Types.Kind)(int)product.Kind,
            Name = product.Name,
            DeviceClass = (V1.Product.Types.DeviceClass)(int)product.Class,
            CeState = (V1.Product.Types.CeState)(int)product.Ce,
        };
        if (product.IsGeneticallyModified is { } isModified)
        {
            proto.GeneticallyModified = isModified;
        }

        return proto;
    }
}
