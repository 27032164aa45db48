using TrialMatch.Cli.Embedded;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Tests.Embedded;

public sealed class WholePatientsTests
{
    private const int Months = 24;

    private static readonly Month From = Month.Of(2027, 1);

    [Fact]
    public void Sites_that_each_expect_less_than_half_a_patient_recruit_together_what_they_expect_together()
    {
        var patients = new WholePatients([.. Enumerable.Range(0, 10).Select(index => new RecruitingSite($"trusts/{index}", From, 0.02, 5, 0))]);

        Assert.Equal(5, Enumerable.Range(0, Months).Sum(month => patients.In(From + month).Sum()));
    }

    [Fact]
    public void Month_by_month_it_is_their_sum_to_the_nearest_patient_and_none_before_a_site_opens_or_beyond_its_promise()
    {
        var random = Seed.Random();
        RecruitingSite[] sites =
        [
            .. Enumerable.Range(0, random.Next(1, 8)).Select(index => new RecruitingSite(
                $"trusts/{index}", From + random.Next(0, 6), random.NextDouble() * 2, random.Next(1, 20), random.Next(0, 3))),
        ];
        var patients = new WholePatients(sites);
        var recruited = new int[sites.Length];

        for (var month = From; month < From + Months; month += 1)
        {
            var now = patients.In(month);

            Assert.All(now, count => Assert.True(count >= 0, $"{month}"));
            recruited = [.. recruited.Zip(now, (before, more) => before + more)];
            Assert.True(Math.Abs(recruited.Sum() - sites.Sum(site => site.ExpectedBy(month))) <= 0.5 + 1e-9, $"{month}");
            Assert.All(sites.Zip(recruited), site => Assert.True(site.Second <= Math.Ceiling(site.First.ExpectedBy(month)), $"{month}: {site}"));
        }
    }
}
