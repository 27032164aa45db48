namespace TrialMatch.Registries.Tests;

public sealed class ImportDefaultsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_share_outside_its_range_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>("NorwegianShare", () => new ImportDefaults { NorwegianShare = share });

    [Fact]
    public void Months_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("EnrolmentMonths", () => new ImportDefaults { EnrolmentMonths = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MonthsUntilStart", () => new ImportDefaults { MonthsUntilStart = 0 });
    }

    [Fact]
    public void Other_defaults_are_used_where_given()
    {
        var context = Records.Context with { Defaults = new ImportDefaults { NorwegianShare = 0.05, MinPatients = 60 } };
        var json = System.Text.Encoding.UTF8.GetBytes(Records.Plain().ToJsonString());

        Assert.Equal(60, ClinicalTrialsGovImporter.Import(json, context).Items[0].Draft!.TargetPatients);
    }
}
