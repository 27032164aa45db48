using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Tests.Errors;

/// <summary>What is wrong is named as whoever typed the command knows it.</summary>
public sealed class FieldsAsTypedTests
{
    [Theory]
    [InlineData("declarations[0].pool_id", "--pool", "capacity declare ous --pool x --from 2027-01 --amount 1")]
    [InlineData("declarations[0].first_month", "--from", "capacity declare ous --pool x --from 2027-01 --amount 1")]
    [InlineData("declarations[0].amount", "--amount", "capacity declare ous --pool x --from 2027-01 --amount 1")]
    [InlineData("open[0]", "--open", "capacity sites ous --open cancer")]
    [InlineData("close[1]", "--close", "capacity sites ous --close cancer --close cancer")]
    [InlineData("periods[0].last_month", "--until", "capacity sites ous --close cancer --from 2027-01 --until 2026-01")]
    [InlineData("trust.costs.patient_units", "--costs", "capacity update ous --costs 1,2,-3")]
    [InlineData("trust.eligible_patients[2].pool_id", "--eligible", "capacity update ous --eligible x=1")]
    [InlineData("trust.start_up_months", "--start-up-months", "capacity update ous --start-up-months 99")]
    [InlineData("draft.target_patients", "--target", "register - --sponsor acme --target 0")]
    [InlineData("draft.answer_working_days", "--answer-working-days", "preview - --answer-working-days 1")]
    [InlineData("page_size", "--page-size", "requests --page-size -1")]
    [InlineData("trust", "--trust", "requests --trust /")]
    [InlineData("trust", "TRUST", "answer s / --decline staff")]
    [InlineData("name", "STUDY", "withdraw /")]
    [InlineData("name", "TRUST", "capacity holds /")]
    [InlineData("patients", "--patients", "answer s ous --accept --patients 0 --investigator me")]
    [InlineData("patients", "PATIENTS", "recruitment report s ous 2027-01 9")]
    [InlineData("month", "MONTH", "recruitment report s ous 2027-01 9")]
    [InlineData("request_id", "--request-id", "accept s --request-id x")]
    [InlineData("draft.intake.decision.date", "--decide-by", "inquire draft.json --sponsor acme --decide-by 2026-12-01")]
    [InlineData("draft.intake.decision.stage", "--stage", "inquire draft.json --sponsor acme --stage concept")]
    [InlineData("population_there", "--no-population", "interest s ous --more --no-population")]
    [InlineData("interest", "--more", "interest s ous --more")]
    [InlineData("limits[1]", "--limits", "interest s ous --no --limits staff staff")]
    [InlineData("text", "TEXT", "ask s ous why")]
    [InlineData("question", "QUESTION", "reply s ous 1 so")]
    [InlineData("reason", "--reason", "lose s --reason costs")]
    [InlineData("to_date", "--to", "list --from 2027-02-01 --to 2027-01-01")]
    [InlineData("from_date", "--from", "obstacle count ous --from 2027-02-01")]
    [InlineData("from_date", "--from", "release s --from 1999-01-01")]
    [InlineData("more.pool_id", "--pool", "what-would-help ous --pool x --units 1")]
    [InlineData("more.units_per_month", "--units", "what-would-help ous --pool x --units 0")]
    [InlineData("opened_area", "--open", "what-would-help ous --open cancer")]
    [InlineData("parent", "SCOPE", "board centres/cancer")]
    [InlineData("parent", "REPORTER", "obstacle report regions/west --category staff --text x")]
    [InlineData("parent", "--region", "kbs 2027 --region /")]
    [InlineData("year", "YEAR", "kbs 1999")]
    [InlineData("year", "--year", "board ous --year 8000")]
    [InlineData("name", "OBSTACLE", "obstacle tag x y")]
    [InlineData("tags[0]", "TAG", "obstacle tag x y")]
    [InlineData("text", "--text", "obstacle report ous --category staff --text x")]
    public void A_field_that_the_command_line_filled_has_the_name_it_has_there(string field, string typed, string line) =>
        Assert.Equal(typed, NameOf(field, line));

    [Theory]
    [InlineData("draft.target_patients", "register draft.json --sponsor acme")]
    [InlineData("draft.enrolment_end", "preview draft.json --from 2027-01-01")]
    [InlineData("row 2, column pool", "capacity import ous calendar.csv")]
    public void A_field_that_a_file_filled_keeps_its_name(string field, string line) => Assert.Equal(field, NameOf(field, line));

    [Theory]
    [InlineData("remarks", "--remarks", "lose s --reason other")]
    [InlineData("remarks", "--remarks", "answer s ous --decline other")]
    [InlineData("limits", "--limits", "interest s ous --more")]
    [InlineData("etag", "--etag", "confirm s")]
    public void A_field_that_is_missing_has_the_name_of_the_option_that_would_fill_it(string field, string typed, string line) =>
        Assert.Equal(typed, NameOf(field, line));

    private static string NameOf(string field, string line) =>
        FieldsAsTyped.NameOf(field, CommandLine.Tree.Parse(line));
}
