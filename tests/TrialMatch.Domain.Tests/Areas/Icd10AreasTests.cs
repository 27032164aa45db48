using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Tests.Areas;

public sealed class Icd10AreasTests
{
    [Theory]
    [InlineData("C00", "Cancer")]
    [InlineData("C14.8", "Cancer")]
    [InlineData("C15.9", "Cancer + Gastrointestinal")]
    [InlineData("C26.9", "Cancer + Gastrointestinal")]
    [InlineData("C34.1", "Cancer")]
    [InlineData("C70.0", "Cancer + BrainHealth")]
    [InlineData("C72.9", "Cancer + BrainHealth")]
    [InlineData("C79.3", "Cancer + BrainHealth")]
    [InlineData("C79.5", "Cancer")]
    [InlineData("C97", "Cancer")]
    [InlineData("D00.1", "Cancer")]
    [InlineData("D09.9", "Cancer")]
    [InlineData("D46.9", "Cancer")]
    [InlineData("D25", "-")]
    [InlineData("D68.0", "-")]
    [InlineData("I60.9", "BrainHealth + Cardiovascular")]
    [InlineData("I69.4", "BrainHealth + Cardiovascular")]
    [InlineData("G45.9", "BrainHealth + Cardiovascular")]
    [InlineData("K50.1", "Gastrointestinal + Inflammation")]
    [InlineData("K51", "Gastrointestinal + Inflammation")]
    [InlineData("K90.0", "Gastrointestinal + Inflammation")]
    [InlineData("K90.1", "Gastrointestinal")]
    [InlineData("K75.4", "Gastrointestinal + Inflammation")]
    [InlineData("K75.8", "Gastrointestinal")]
    [InlineData("G35", "BrainHealth + Inflammation")]
    [InlineData("G70.0", "BrainHealth + Inflammation")]
    [InlineData("G71.0", "BrainHealth")]
    [InlineData("L20.9", "Inflammation")]
    [InlineData("L45", "Inflammation")]
    [InlineData("L60", "-")]
    [InlineData("M05.8", "Inflammation")]
    [InlineData("M14.6", "Inflammation")]
    [InlineData("M15.0", "-")]
    [InlineData("M32.1", "Inflammation")]
    [InlineData("M36", "Inflammation")]
    [InlineData("M45", "Inflammation")]
    [InlineData("M51.2", "-")]
    [InlineData("I10", "Cardiovascular")]
    [InlineData("I48.0", "Cardiovascular")]
    [InlineData("I99", "Cardiovascular")]
    [InlineData("N00", "Cardiovascular")]
    [InlineData("N18.3", "Cardiovascular")]
    [InlineData("N29", "Cardiovascular")]
    [InlineData("N40", "-")]
    [InlineData("N52", "-")]
    [InlineData("E10.9", "Cardiovascular")]
    [InlineData("E14", "Cardiovascular")]
    [InlineData("E66.0", "Cardiovascular")]
    [InlineData("E78.0", "Cardiovascular")]
    [InlineData("E05.0", "-")]
    [InlineData("G20", "BrainHealth")]
    [InlineData("F32.1", "BrainHealth")]
    [InlineData("F17", "BrainHealth")]
    [InlineData("K20", "Gastrointestinal")]
    [InlineData("K93", "Gastrointestinal")]
    [InlineData("B15", "Gastrointestinal")]
    [InlineData("B19.9", "Gastrointestinal")]
    [InlineData("B20", "-")]
    [InlineData("K02", "-")]
    [InlineData("J45", "-")]
    [InlineData("O14", "-")]
    [InlineData("O24.4", "-")]
    [InlineData("H35.3", "-")]
    [InlineData("U07.1", "-")]
    [InlineData("S72.0", "-")]
    [InlineData("R05", "-")]
    [InlineData("Z00", "-")]
    public void A_code_goes_to_its_area(string code, string expected)
    {
        var found = Classifier.Classify(Subjects.OfCodes(code));

        Assert.Equal(expected, string.Join(" + ", found.CoLeads.Select(area => area.ToString()).Prepend(found.Lead?.ToString() ?? "-")));
    }

    [Theory]
    [InlineData("J45", ConditionGroup.LungDisease)]
    [InlineData("E84.0", ConditionGroup.LungDisease)]
    [InlineData("A41.9", ConditionGroup.Infection)]
    [InlineData("S72.0", ConditionGroup.Injury)]
    [InlineData("M16", ConditionGroup.Orthopaedics)]
    [InlineData("Q66.0", ConditionGroup.Orthopaedics)]
    [InlineData("N80.1", ConditionGroup.WomensHealth)]
    [InlineData("O14", ConditionGroup.PregnancyAndBirth)]
    [InlineData("P07.3", ConditionGroup.PregnancyAndBirth)]
    [InlineData("H35.3", ConditionGroup.EyeDisease)]
    [InlineData("E11.3", ConditionGroup.EyeDisease)]
    [InlineData("H90", ConditionGroup.EarNoseAndThroat)]
    [InlineData("N40", ConditionGroup.Urology)]
    [InlineData("F52.2", ConditionGroup.Urology)]
    [InlineData("E75.2", ConditionGroup.RareDisease)]
    [InlineData("Q87.1", ConditionGroup.RareDisease)]
    [InlineData("D66", ConditionGroup.BloodDisease)]
    [InlineData("E03.9", ConditionGroup.HormoneDisease)]
    [InlineData("L89", ConditionGroup.OtherSkinDisease)]
    [InlineData("K02", ConditionGroup.TeethAndMouth)]
    [InlineData("D17", ConditionGroup.OtherField)]
    public void A_code_without_a_centre_goes_to_triage_with_its_field(string code, ConditionGroup field)
    {
        var found = Classifier.Classify(Subjects.OfCodes(code));

        Assert.True(found.IsTriage);
        Assert.Equal(field, found.ConditionGroup);
        Assert.Equal(Area.OtherFields, ConditionGroups.AreaOf(field));
    }

    [Fact]
    public void A_code_for_a_symptom_leaves_the_lead_to_the_next()
    {
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Subjects.OfCodes("R07.4", "I20.0")).Lead);
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Subjects.Of("Angina Pectoris") with { Icd10Codes = ["R07.4"] }).Lead);
    }

    [Fact]
    public void What_is_no_code_is_passed_over() => Assert.Equal(Area.Cancer, Classifier.Classify(Subjects.OfCodes("none", "C50")).Lead);
}
