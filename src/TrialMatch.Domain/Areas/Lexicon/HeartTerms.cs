namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Heart and vessels, cardiometabolic disease and nephrology: rule 7.</summary>
internal static class HeartTerms
{
    public static IEnumerable<Term> All =>
    [
        .. Of(ConditionGroup.HeartFailure,
            """
            heart failure*; cardiac failure; cardiac insufficiency; =HF; =CHF; =ADHF; =AHF; =HFrEF; =HFpEF; =HFmrEF;
            cardiomyopath*; ventricular dysfunction*; left ventricular*; right ventricular*; ~ventricular;
            ventricular failure; ventricular remodel*; systolic dysfunction; diastolic dysfunction;
            reduced ejection fraction*; preserved ejection fraction*; low ejection fraction*;
            decreased ejection fraction*; depressed ejection fraction*; ejection fraction reduced; cardiorenal*;
            cardio renal*; =LVSD; =HCM; =oHCM; =DCM; =ATTR-CM; cardiac amyloid*; amyloid cardiomyopath*;
            transthyretin amyloid cardiomyopathy; attr amyloidosis with cardiomyopathy; transthyretin amyloidosis;
            attr cardiac*; =ATTR; cardiogenic shock; heart transplant*; cardiac transplant*; ventricular assist*;
            low cardiac output; cardiac output low; congestive heart; takotsubo*; cardiotox*; cardio oncology;
            cardiac toxicity; cardiac remodel*; cardiac fibrosis; myocardial fibrosis; hypertrophic obstructive*;
            cardiorenal syndrome
            """),
        .. Of(ConditionGroup.ArrhythmiaAf,
            """
            atrial fibrillation*; atrial flutter; =AF; =AFib; =NVAF; =POAF; arrhythmi*; cardiac arrhythmia*; tachycardia*;
            bradycardia*; tachyarrhythm*; bradyarrhythm*; ventricular tachy*; ventricular fibrillation;
            ventricular premature*; premature ventricular*; ventricular arrhythm*; supraventricular*; long qt*;
            qt prolongation; brugada*; heart block; atrioventricular block; av block; bundle branch block;
            left bundle branch block; right bundle branch block; sick sinus*; sinus node*; wolff parkinson*;
            pre excitation*; atrial tachy*; cardiac arrest*; heart arrest*; sudden cardiac*; death sudden cardiac;
            out of hospital cardiac arrest; =OHCA; =IHCA; =SVT; =PSVT; =VT; =VF; syncope*; vasovagal*;
            cardiac conduction*; dyssynchrony; palpitation*; pacemaker*; left atrial appendage*; catheter ablation
            """),
        .. Of(ConditionGroup.IschaemicHeart,
            """
            coronary*; coronary artery disease*; coronary heart*; =CAD; =CHD; =ACS; =AMI; =MI; =STEMI; =NSTEMI; =NSTE-ACS;
            =MINOCA; =PCI; =CABG; =IHD; acute coronary*; myocardial infarct*; heart attack*; angina*; angina pectoris;
            stable angina; unstable angina; myocardial ischemia*; ischemic heart*; heart disease ischemic;
            ischemic cardiomyopath*; myocardial injur*; myocardial reperfusion*; percutaneous coronary*;
            in stent restenosis; stent restenosis; stent thrombos*; chronic total occlusion*; =CTO; st elevation*;
            st segment*; nonst elevation*; nonst segment*; microvascular angina; multivessel*; left main*;
            cardiac rehabilitation; cardiac ischemia; intermediate coronary*; spontaneous coronary*
            """),
        .. Of(ConditionGroup.StructuralHeart,
            """
            aortic stenosis; aortic valve*; mitral*; tricuspid*; pulmonary valve*; pulmonic valve*; valvular*;
            heart valve*; valve disease heart; valve regurgitation*; aortic regurgitation; aortic insufficiency;
            bicuspid*; =TAVI; =TAVR; transcatheter*; endocarditis*; infective endocarditis; congenital heart*;
            heart defect*; heart disease congenital; tetralogy*; transposition of*; single ventricle*; univentricular*;
            fontan*; hypoplastic left*; septal defect*; atrial septal*; ventricular septal*; patent ductus*;
            ductus arteriosus*; =PDA; patent foramen*; foramen ovale*; =PFO; coarctation*; aortic coarctation;
            rheumatic heart*; prosthetic valve*; prosthetic heart*; ebstein*; paravalvular*; truncus arteriosus*
            """),
        .. Of(ConditionGroup.Hypertension,
            """
            hypertension*; hypertensive*; essential hypertension; arterial hypertension; resistant hypertension;
            blood pressure*; high blood pressure; elevated blood pressure; =HTN; prehypertension*; white coat*;
            renal artery stenosis; renovascular*; hypertension renovascular; masked hypertension; hypertensive crisis;
            prehypertensive*
            """),
        .. Of(ConditionGroup.VascularDisease,
            """
            peripheral arter*; peripheral vascular*; arterial occlusive*; arterial disease*; =PAD; =PAOD; =PVD; =CLI;
            =CLTI; limb ischemia*; limb threatening*; critical limb*; claudicat*; intermittent claudication;
            femoropopliteal*; superficial femoral*; below the knee*; aortic aneurysm*; aneurysm*; =AAA; =TAA;
            aneurysm aortic*; aneurysm dissecting; aortic dissection*; aortic disease*; aortic arch*; aortic coarct*;
            thoracic aort*; abdominal aort*; aorta*; aortopath*; atherosclero*; arterioscler*; arteriosclerosis*;
            atherothrombo*; plaque atherosclerotic; arterial stiff*; vascular stiff*; endothelial dysfunction*;
            vascular disease*; vascular calcification*; vascular inflammation; thrombos*; thrombosis deep vein;
            thromboembol*; thrombotic*; thrombophlebitis*; embolism*; emboli; venous*; deep vein*; deep venous*;
            vein thrombos*; =VTE; =DVT; =DVTs; pulmonary embol*; varicose*; varices leg; varicose vein*; varicose ulcer*;
            venous insufficien*; chronic venous*; venous ulcer*; venous leg ulcer*; leg ulcer*; venous malformation*;
            vascular malformation*; arteriovenous malformation*; hereditary hemorrhagic telang*; =HHT; postthrombotic*;
            post thrombotic*; phlebitis*; lymphedema*; lymphatic malformation*; vascular graft*; ischemic ulcer*;
            acute limb*; orthostatic hypotension; hypotension orthostatic; peripheral ischemia; arteriovenous fistula*;
            av fistula; dialysis access*; vascular access*; radial artery*; hemodialysis access failure;
            arterial thrombos*; arterial insufficien*; vasoplegia*; vasoplegic*; vasospasm; capillary leak*;
            erythromelalgia; thrombophilia; endoleak*; acrocyanosis; heparin induced thrombosis
            """),
        .. Of(ConditionGroup.Diabetes,
            """
            diabet*; diabetes mellitus*; diabetes type 1; diabetes type 2; type 1 diabet*; type 2 diabet*; =T1D; =T1DM;
            =T2D; =T2DM; =DM; =DM2; =DM1; =IDDM; =NIDDM; =LADA; =MODY; latent autoimmune diabet*; maturity onset diabet*;
            new onset diabet*; prediabet*; prediabetic state; dysglycemia*; glucose intolerance*; impaired glucose*;
            impaired fasting*; glucose metabolism*; glucose tolerance*; abnormal glucose*; hyperglycemia*;
            hyperglycaemic*; insulin resistan*; insulin sensitivity; hyperinsulinemia; diabetic*; diabetic foot*;
            foot ulcer diabetic; diabetic ketoacidosis; ketoacidosis diabetic; =DKA; =DFU; diabetic angiopath*;
            diabetic complication*; diabetes complication*; diabetes related*; islet transplant*; islet cell transplant*;
            glycemic*; glycaemic*; blood sugar*; postprandial hyperglycemia; postprandial glucose*;
            hypoglycemia unawareness; hypoglycemia in diabet*; severe hypoglycemia; wolfram*; autoimmune diabet*
            """),
        .. Of(ConditionGroup.Obesity,
            """
            obes*; obesity*; overweight*; over weight; morbid obesity; obesity morbid; childhood obesity;
            pediatric obesity; metabolic syndrome*; syndrome x; metabolic disease*; metabolic disorder*;
            metabolic cardiovascular*; cardiometabolic*; cardio metabolic*; weight loss maintenance; bariatric*; adipos*;
            excess weight; abdominal fat; visceral fat; weight reduction; gastric bypass; sleeve gastrectomy;
            hypothalamic obesity; bardet biedl*
            """),
        .. Of(ConditionGroup.Lipids,
            """
            hypercholesterol*; dyslipid*; hyperlipid*; hyperlipoprotein*; hypertriglycerid*; familial hypercholesterol*;
            homozygous familial*; heterozygous familial*; =HoFH; =HeFH; =FH; =FCS; cholesterol*; ldl*; ldl cholesterol;
            lipid metabolism*; lipid disorder*; lipoprotein*; elevated lipoprotein*; lipidemia*; lipemia*; triglycerid*;
            chylomicron*; familial chylomicronemia*; hypoalphalipo*; high cholesterol; lipodystroph*;
            postprandial lipemia; =ASCVD; lipid disturbance*; sitosterol*
            """),
        .. Of(ConditionGroup.Kidney,
            """
            kidney disease*; renal disease*; kidney failure*; renal failure*; renal insufficien*; kidney insufficien*;
            chronic kidney*; chronic renal*; =CKD; =CKD-MBD; =CKDu; =ESRD; =ESKD; =AKI; =AKI-D; =ARF; =FSGS; =MCD; =ADPKD;
            =ARPKD; =PKD; =DKD; =HRS-AKI; =C3G; =aHUS; =UACR; acute kidney*; acute renal*; kidney injur*; renal injur*;
            end stage renal*; end stage kidney*; dialysis*; hemodialysis*; haemodialysis*; peritoneal dialysis*;
            intradialytic*; renal dialysis; renal replacement*; kidney replacement*; kidney transplant*;
            renal transplant*; transplant* kidney; delayed graft function; kidney graft*; renal allograft*;
            kidney allograft*; rejection of renal*; kidney rejection*; nephropath*; diabetic nephropath*;
            diabetic kidney*; diabetes nephropath*; contrast induced nephropath*; contrast induced*; contrast nephropath*;
            glomerulonephrit*; glomerular*; glomerulopath*; glomerulosclero*; focal segmental*; nephrotic*; nephritis*;
            tubulointerstitial*; interstitial nephritis; minimal change*; c3 glomerul*; c3g; polycystic kidney*;
            kidney polycystic*; polycystic renal*; alport*; hemolytic uremic*; atypical hemolytic*; cystinosis*;
            nephropathic cystinosis; hyperoxaluria*; primary hyperoxaluria*; albuminuria*; proteinuria*;
            microalbuminuria*; uremi*; uremia; uremic pruritus; renal anemia; anemia of chronic kidney*; anemia renal;
            secondary hyperparathyroidism; hyperparathyroidism secondary; hyperphosphat*; renal osteodystroph*;
            chronic kidney disease mineral*; hyperkal*; nephrolith*; kidney stone*; renal stone*; kidney calculi;
            renal calculi; urolith*; urolithiasis*; renal colic*; ureteral stone*; ureteral calcul*; ureteric stone*;
            kidney lithiasis; renal lithiasis; pyelonephrit*; hydronephro*; vesicoureteral reflux; vesico ureteral reflux;
            vesicoureteric reflux; ureteropelvic*; ureteral obstruction*; renal function*; kidney function*;
            renal impair*; kidney impair*; impaired renal function; renal tubular*; tubular necrosis; nephrogenic*;
            nephrogenic diabetes*; cardiac surgery associated acute kidney*; cardiac surgery associated aki; nephrosis;
            nephrocalcinosis; nephrosclero*; bk nephropath*; bk polyoma*; ~kidney; ~renal; nephrology; calciphylaxis;
            gitelman*; bartter*; dent disease; rhabdomyolysis kidney; renal ischemia; renal denervation
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, Area.Inflammation),
            """
            iga nephropath*; immunoglobulin a nephropath*; berger disease; glomerulonephritis iga; iga glomerulonephrit*;
            =IgAN; membranous nephropath*; membranous glomerul*; glomerulonephritis membranous; =PMN; =iMN;
            autoimmune kidney*; autoimmune glomerul*
            """),
        .. Of(ConditionGroup.OtherCardiovascular,
            """
            cardiovascular*; cardio vascular*; heart disease*; cardiac disease*; cardiac disorder*; cardiac complication*;
            cardiac event*; cardiac death; ~cardiac; ~heart; ~vascular; =CVD; =MACE; pulmonary hypertens*;
            pulmonary arterial hypertens*; hypertension pulmonary; =PAH; =PH; =CTEPH; =CTEPD; pulmonary heart*;
            cor pulmonale; pericardi*; pericarditis*; myocarditis*; myopericarditis*; carditis; rheumatic fever;
            chagas cardiomyopath*; chagas heart*; cardiac surgery*; cardiac surgical*; heart surgery*; open heart*;
            surgery cardiac; cardiac sarcoid*; cardiopulmonary bypass*; cardiopulmonary arrest; cardiac catheter*;
            cardiac tamponade; cardiac risk*; heart injuries; cardiac anesthesia; eisenmenger*;
            extracorporeal circulation; chronic thromboembolic*; cardiac function*; postcardiotomy*; post cardiotomy*;
            postpericardiotomy*; fabry cardiomyopath*; vascular surgery; vascular complication*; vascular risk*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.OtherCardiovascular).Accompanying(),
            """
            hypotension; hypotension*; bradycardia; tachycardia; blood pressure; hyperglycemia;
            stress hyperglycemia; vasoplegia; blood glucose*; weight gain; body weight; weight change*; chest pain*;
            hypotensive
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.Stroke, ConditionGroup.ArrhythmiaAf, Area.BrainHealth),
            """
            stroke prevention in atrial fibrillation; prevention of stroke in atrial fibrillation;
            prevention of stroke and systemic embolism in atrial fibrillation;
            stroke prevention in patients with atrial fibrillation;
            prevention of stroke in patients with atrial fibrillation;
            stroke prevention in nonvalvular atrial fibrillation; atrial fibrillation stroke prevention;
            stroke prophylaxis in atrial fibrillation; prophylaxis of stroke in atrial fibrillation;
            stroke prophylaxis atrial fibrillation; stroke prevention in af; stroke prevention in nvaf; =SPAF;
            slagforebygging ved atrieflimmer; atrial fibrillation and stroke prevention;
            stroke risk in atrial fibrillation; risk of stroke in atrial fibrillation
            """),
    ];

    private static IEnumerable<Term> Of(ConditionGroup group, string terms) =>
        Term.ReadAll(Concept.Of(AreaRule.HeartVesselsMetabolismKidney, group), terms);
}
