namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Symptoms, settings and treatments that any disease may have: recognised so that no word within them decides.</summary>
internal static class NeutralTerms
{
    public static IEnumerable<Term> All => Term.ReadAll(
        Concept.Neutral,
        """
        pain*; critical illness*; critically ill*; critical care*; intensive care*; icu; hemodynamic*; cad cam*;
        chronic pain*; pain chronic; pain intractable; cancer related pain; fatigue*; anemia*; anaemia*;
        inflammation*; systemic inflammation; infection; infections; bacterial translocation; fever*; nausea*;
        vomiting*; nausea and vomiting; chemotherapy induced nausea*; =CINV; diarrhea*; abdominal pain*; dysphagia*;
        deglutition*; swallow*; hemorrhage*; bleeding*; edema*; ischemia*; ischemia reperfusion*; reperfusion injur*;
        shock; hypoglyc*; cachexia*; anorexia; appetite*; weight loss*; dehydrat*; stress; stress physiolog*;
        oxidative stress*; quality of life*; health related quality*; activities of daily*; physical activit*;
        physical inactiv*; sedentary*; exercise*; aging*; ageing*; old age*; elderly; geriatric*; healthy*; ~health;
        healthy volunteer*; volunteer*; health behavior*; health literacy; health care*; caregiver*; family*;
        adherence*; patient adherence*; medication adherence*; compliance*; satisfaction*; communication*; decision*;
        palliative*; end of life*; advance care*; nutrition; nutritional status; diet*; feeding*; enteral*;
        parenteral*; microbiota*; microbiome*; genetic predisposition*; mutation*; biomarker*; inflammatory response*;
        inflammatory marker*; cytokine*; immune response*; immunosuppress*; immune system*; stem cell transplant*;
        hematopoietic*; bone marrow transplant*; =HSCT; graft vs host*; graft versus host*; gvhd*; =GVHD; =aGVHD;
        =cGVHD; transplant*; organ transplant*; graft reject*; transplant rejection*; neutropenia*; febrile neutrop*;
        mucositis*; toxicity*; drug toxicity*; chemotherapy*; radiotherapy*; radiation*; pharmacokinet*;
        drug interaction*; drug drug*; bioequival*; therapeutic equival*; bioavail*; humans; adult; child; childhood;
        child development; pediatric*; adolescent*; women; men; cognition; emotion*; coping*; resilience*;
        self efficacy*; mindful*; relaxation*; loneliness*; social isolation*; social support*; violence*;
        child abuse*; parenting*; functional status*; walking*; gait*; balance*; mobility*; disability*;
        rehabilitation*; physical therap*; physiotherap*; hospitaliz*; patient safety*; length of stay; mortality*;
        death*; survival*; sclerosis; syndrome; disease; acute disease; chronic disease*; recurrence;
        disease attribute*; pathologic process*; disease progression*; complication*; postoperative complication*;
        side effect*; adverse*; rare disease*; telemed*; surgery; surgical; general surg*; perioperative*;
        preoperative*; intraoperative*; elective surg*; major surg*; abdominal surg*; operation; falls;
        accidental fall*; frail*; sarcopen*; malnutrit*; undernutrit*; nutrition disorder*; nutritional*; vitamin*;
        zinc defic*; micronutr*; folate*; folic acid*; iron defic*; anemia iron*; iron deficiency anemia*; =IDA;
        hyponatr*; hypercalc*; hypocalc*; hypokal*; hypophosphatem*; electrolyte*; thrombocytop*; thrombocytopenia*;
        leukopen*; hot flash*; hot flush*; sexual dysfunction*; sexual function*; sexuality*; oral mucosit*;
        mucositis oral; xerostom*; dry mouth*; dyspnea*; cough; hypoxia; aspiration; radiodermat*; radiation dermat*;
        radiation induced skin*; hand foot syndrome; skin toxic*; posture*; opioid use; opioid consumption; transfus*;
        wasting*; immune checkpoint*; immune related adverse*; financial toxic*; body composition; body image*;
        metaplasia; precancer; second primary; lymphopenia; pancytopenia; eosinophil*; hiccup*;
        gastrointestinal toxic*; cardiorespiratory fitness; physical fitness; muscle strength; muscle spasm;
        muscle cramp*; cramp*; dysplasia; foreign bod*; vascular access device*; catheter; metabolism; lipid; insulin;
        hormone; genetic*; gene; inherit*; congenital abnormal*; abnormalit*; malformation*; developmental;
        ultrasound*; magnetic resonance*; imaging*; intervention; necrosis; fibrosis; hypertrophy; atrophy;
        hyperplasia; dilatation*; hyperemia; asthenia; malaise; screening; prevention; risk factor*; risk reduct*;
        constriction pathologic*; hypersensitivity delayed; bone marrow depress*; myelosuppress*; tumor lysis; cyst;
        polyp; stenosis; regeneration; somatic; sedentary behavior; stroke volume*; stroke index; stroke work*;
        cardiac output; cardiac index; ejection fraction*; st depression*; st segment depression*; st t depression*;
        myocardial depression; cardiac depression; depression of consciousness; consciousness depression;
        cns depression; central nervous system depression; immune depression; depressor*; depressed fracture*;
        inbreeding depression; tumor necrosis factor*; tumor marker*; cancer antigen*; sunstroke; stroke rate;
        heart rate*; muscle tone
        """);
}
