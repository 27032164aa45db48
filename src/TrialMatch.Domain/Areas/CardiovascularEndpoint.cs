using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Rule 10: a primary endpoint of heart or vessels brings the cardiovascular centre into a study of another field.</summary>
internal static class CardiovascularEndpoint
{
    private static readonly Concept Event = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular primary endpoint");

    /// <summary>Measured as safety in most early trials, so it counts only where it is asked first.</summary>
    private static readonly Concept Measure = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular measure as the first primary endpoint");

    private static readonly Concept Safety = Concept.Sign(AreaRule.CardiovascularEndpoint, "safety");

    private static readonly TermIndex Index = new(
    [
        .. Term.ReadAll(
            Event,
            """
            major adverse card*; major adverse cerebro*; major cardi*; major vascular event*; =MACE; =MACCE; =MACE+;
            adverse cardi*; cardiovascular death*; cardiovascular mortal*; cardiovascular event*;
            cardiovascular outcome*; cardiovascular hospital*; cardiovascular composite*;
            cardiovascular complication*; cardiovascular morbid*; cardiac event*; cardiac death*; cardiac mortal*;
            cardiac complication*; vascular event*; vascular death*; sudden death*; death from cardi*; cv death;
            myocardial infarct*; myocardial injur*; heart attack*; acute coronary*; unstable angina;
            coronary revascul*; coronary artery calc*; coronary calc*; coronary flow*; coronary plaque*;
            coronary event*; coronary atheroma*; revascularization; revascularisation; stent thrombos*;
            heart failure*; worsening heart*; cardiomyopath*; cardiotox*; cardiac tox*; cardiac dysfunc*;
            cardiac function*; cardiac troponin*; troponin*; ejection fraction*; =LVEF; =EF; left ventricular*;
            right ventricular*; ventricular dysfunc*; ventricular mass*; longitudinal strain*; =GLS; nt probnp;
            probnp; =BNP; atrial fibrill*; arrhythm*; ventricular tachy*; ventricular fibrill*; cardiac arrest*;
            venous thrombo*; =VTE; deep vein thromb*; deep venous thromb*; =DVT; pulmonary embol*; thromboembol*;
            thrombotic event*; arterial thromb*; symptomatic thromb*; arterial event*; arterial stiff*;
            pulse wave veloc*; augmentation index; aortic stiff*; aortic pulse*; vascular inflammation;
            vascular stiff*; endothelial func*; endothelial dysf*; flow mediated*; =FMD; intima media*; =cIMT;
            carotid plaque*; atheroscler*; plaque volume*; aneurysm growth; aortic root*; aortic diam*;
            pulmonary vascular resist*; pulmonary arter* pressure; mean pulmonary art*; limb ischemia; limb ischaemia;
            limb event*; acute limb*
            """),
        .. Term.ReadAll(Measure,
            """
            blood pressure*; systolic*; diastolic*; hypertensi*; =SBP; =DBP; =QTc; =QTcF; qt interval*; qtc interval*
            """),
        .. Term.ReadAll(Safety,
            """
            vital sign*; adverse event*; adverse reaction*; adverse effect*; side effect*; safety; tolerab*;
            treatment emergent*; laborator*
            """),
        .. Term.ReadAll(Concept.Neutral,
            """
            diastolic diameter; systolic diameter; portal hypertensi*; intraocular hypertens*; ocular hypertens*;
            intracranial hypertens*; intraabdominal hypertens*
            """),
    ]);

    /// <returns>The endpoint with its rule; null where no primary endpoint is of heart or vessels.</returns>
    public static ClassificationReason? Find(StudySubject subject)
    {
        for (var i = 0; i < subject.PrimaryOutcomes.Length; i++)
        {
            var outcome = subject.PrimaryOutcomes[i];
            var named = Index.Find(WordReader.Read(outcome)).Select(match => match.Concept).ToHashSet();
            if (named.Contains(Event))
            {
                return Reason(outcome, Event);
            }

            if (i == 0 && named.Contains(Measure) && !named.Contains(Safety))
            {
                return Reason(outcome, Measure);
            }
        }

        return null;
    }

    private static ClassificationReason Reason(string outcome, Concept concept) =>
        new(AreaRule.CardiovascularEndpoint, Area.Cardiovascular, EvidenceKind.PrimaryOutcome, outcome, concept.Name);
}
