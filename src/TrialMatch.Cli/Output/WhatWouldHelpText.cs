using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a change would do at each trust that it was tried at.</summary>
internal static class WhatWouldHelpText
{
    public static void Write(Terminal terminal, AssessCapacityChangeRequest request, AssessCapacityChangeResponse reply)
    {
        terminal.Heading($"{reply.Parent}, {ChangeOf(request)}: {Figures.Whole(reply.WaitingStudies)} waiting and {Figures.Whole(reply.RefusedStudies)} studies not feasible in the last twelve months, planned again");
        var helpful = reply.Effects.Where(effect => IsAny(effect.OnWaiting) || IsAny(effect.OnRefused)).ToList();
        if (helpful.Count > 0)
        {
            terminal.Table(TableOf(helpful));
            terminal.Line("Each trust was tried by itself: do not add them up. Patients: those that could be offered to the studies helped, in the whole country; here: of them expected at this trust, at planning rates; closer: other studies to which more could be offered, though still too few.");
        }

        WriteOthers(terminal, "Nothing would change at", reply.Effects.Except(helpful).Where(effect => !effect.AlreadyOpen));
        WriteOthers(terminal, "There is an open site already at", reply.Effects.Where(effect => effect.AlreadyOpen));
        terminal.Line("Studies not feasible are planned each for itself on empty calendars, with what the trusts declare today.");
        if (reply.WaitingStudiesLeftOut + reply.RefusedStudiesLeftOut > 0)
        {
            terminal.Line($"Left out to be quick: {Figures.Whole(reply.WaitingStudiesLeftOut)} further down the waiting list, {Figures.Whole(reply.RefusedStudiesLeftOut)} earlier ones not feasible.");
        }

        foreach (var trust in reply.Unreachable)
        {
            terminal.Line($"{trust} cannot be read at the moment: planned without it.");
        }
    }

    private static string ChangeOf(AssessCapacityChangeRequest request) => request.More is { } more
        ? $"{Figures.Whole(more.UnitsPerMonth)} more of {more.PoolId} a month"
        : $"a site opened in {EnumNames.InWords(request.OpenedArea)}";

    private static TextTable TableOf(IEnumerable<CapacityEffect> effects)
    {
        var table = new TextTable()
            .Short("Trust").Short("Studies").Number("Helped").Number("Patients").Number("Here").Number("Closer").Prose("Areas").InBands(repeatedColumns: 2);
        foreach (var effect in effects)
        {
            AddRow(table, effect.Trust, "waiting", effect.OnWaiting);
            AddRow(table, effect.Trust, "not feasible", effect.OnRefused);
        }

        return table;
    }

    private static void AddRow(TextTable table, string trust, string studies, StudiesHelped helped)
    {
        if (IsAny(helped))
        {
            table.Row(
                trust,
                studies,
                Figures.Whole(helped.Studies),
                Figures.Whole(helped.Patients),
                Figures.Units(helped.ExpectedPatientsHere),
                Figures.Whole(helped.StudiesCloser),
                string.Join(", ", helped.ByArea.Select(area => EnumNames.InWords(area.Area))));
        }
    }

    private static bool IsAny(StudiesHelped helped) => helped.ByArea.Count > 0 || helped.StudiesCloser != 0 || helped.Patients != 0;

    private static void WriteOthers(Terminal terminal, string what, IEnumerable<CapacityEffect> effects)
    {
        var trusts = effects.Select(effect => ResourceName.IdOf("trusts", effect.Trust)).ToList();
        if (trusts.Count > 0)
        {
            terminal.Line($"{what} {string.Join(", ", trusts)}.");
        }
    }
}
