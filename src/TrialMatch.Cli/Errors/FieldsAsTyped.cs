using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrialMatch.Cli.Errors;

/// <summary>Names a field at fault by the option or argument that set it, or would have. A field from a file keeps its name.</summary>
internal static class FieldsAsTyped
{
    private const string File = "FILE";

    /// <summary>Options and arguments whose names do not follow from the field's; of several, the first one that was given.</summary>
    private static readonly Dictionary<string, string[]> Fillers = new(StringComparer.Ordinal)
    {
        ["after_version"] = ["--after"],
        ["amount"] = ["--amount"],
        ["centre"] = ["--centre", "CENTRE"],
        ["close"] = ["--close"],
        ["declarations.first_month"] = ["--from"],
        ["declarations.last_month"] = ["--to"],
        ["declarations.pool_id"] = ["--pool"],
        ["draft.intake.decision.date"] = ["--decide-by"],
        ["draft.enrolment_end"] = ["--to"],
        ["draft.enrolment_start"] = ["--from"],
        ["draft.minimum_patients"] = ["--minimum"],
        ["draft.excluded_trusts"] = ["--exclude"],
        ["draft.required_trusts"] = ["--require"],
        ["draft.target_patients"] = ["--target"],
        ["from_date"] = ["--from"],
        ["interest"] = ["--yes", "--more", "--no"],
        ["lead"] = ["--area", "AREA"],
        ["month"] = ["MONTH"],
        ["month_count"] = ["--months"],
        ["more.pool_id"] = ["--pool"],
        ["more.units_per_month"] = ["--units"],
        ["name"] = ["STUDY", "TRUST", "CENTRE", "OBSTACLE", "ID"],
        ["opened_area"] = ["--open"],
        ["ids"] = ["ID"],
        ["other_commitment.id"] = ["ID"],
        ["other_commitment.months"] = ["--take"],
        ["other_commitment.months.amount"] = ["--take"],
        ["other_commitment.months.first_month"] = ["--from"],
        ["other_commitment.months.last_month"] = ["--to"],
        ["other_commitment.months.pool_id"] = ["--take"],
        ["parent"] = ["SCOPE", "REPORTER", "--trust", "--region"],
        ["patients"] = ["--patients", "PATIENTS"],
        ["periods.area"] = ["--close", "--open"],
        ["periods.first_month"] = ["--from"],
        ["periods.last_month"] = ["--until"],
        ["population_there"] = ["--no-population"],
        ["priority"] = ["PRIORITY"],
        ["question"] = ["QUESTION"],
        ["reason"] = ["--decline"],
        ["sponsor.country_code"] = ["--country"],
        ["sponsor.display_name"] = ["--name"],
        ["sponsor_id"] = ["ID"],
        ["start_month"] = ["--start"],
        ["study"] = ["STUDY"],
        ["tags"] = ["TAG"],
        ["text"] = ["TEXT"],
        ["to_date"] = ["--to"],
        ["trust"] = ["--trust", "TRUST"],
        ["trust.capabilities"] = ["--capability"],
        ["trust.consent_share_percent"] = ["--consent-share"],
        ["trust.costs.patient_units"] = ["--costs"],
        ["trust.costs.start_up_units"] = ["--costs"],
        ["trust.costs.upkeep_units_per_month"] = ["--costs"],
        ["trust.eligible_patients"] = ["--eligible"],
        ["trust.eligible_patients.patients_per_year"] = ["--eligible"],
        ["trust.eligible_patients.pool_id"] = ["--eligible"],
        ["trust.research_reserves"] = ["--reserve"],
        ["trust.research_reserves.percent"] = ["--reserve"],
        ["trust.research_reserves.pool_id"] = ["--reserve"],
        ["trust.referrals"] = ["--refer"],
        ["trust.referrals.condition_group"] = ["--refer"],
        ["trust.referrals.percent"] = ["--refer"],
        ["trust.referrals.treated_at"] = ["--refer"],
        ["trust.etag"] = ["--etag"],
        ["trust.name"] = ["TRUST"],
        ["year"] = ["--year", "YEAR"],
    };

    /// <summary>Returns the option or argument that set the field, else the option that could have, else the field itself.</summary>
    /// <param name="field">The field's name in the API, e.g. "draft.target_patients".</param>
    public static string NameOf(string field, ParseResult parsed)
    {
        var path = WithoutIndices(field);
        string[] fillers = [.. Fillers.GetValueOrDefault(path, []), "--" + path[(path.LastIndexOf('.') + 1)..].Replace('_', '-')];
        var given = parsed.CommandResult.Children.Where(IsGiven).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return fillers.FirstOrDefault(given.Contains) ?? fillers.FirstOrDefault(MissingFrom(parsed.CommandResult.Command).Contains) ?? field;
    }

    /// <summary>Returns the options that could have set a field that nothing set; none where a file may have set it.</summary>
    private static HashSet<string> MissingFrom(Command command) => command.Arguments.Any(argument => argument.Name == File)
        ? []
        : [.. command.Options.Select(option => option.Name)];

    // A flag has no value.
    private static bool IsGiven(SymbolResult result) => result is OptionResult { Implicit: false } || (result is ArgumentResult && result.Tokens.Count > 0);

    private static string NameOf(SymbolResult result) => result switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => string.Empty,
    };

    private static string WithoutIndices(string field) => string.Join('.', field.Split('.').Select(step => step.Split('[')[0]));
}
