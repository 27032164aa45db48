namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Nervous system and mental health: rules 3 and 8.</summary>
internal static class BrainTerms
{
    public static IEnumerable<Term> All =>
    [
        .. Term.ReadAll(
            Concept.Of(AreaRule.Stroke, ConditionGroup.Stroke, Area.Cardiovascular),
            """
            stroke*; post stroke; poststroke; ischemic stroke; cerebrovascular*; cerebro vascular*;
            cerebral vascular*; cerebral infarct*; brain infarct*; cerebral ischemia; brain ischemia;
            ischemic attack*; transient ischemic*; =TIA; =TIAs; =AIS; =CVA; =LVO; large vessel occlusion;
            cerebral hemorrhage; intracerebral hemorrhage; intracerebral hematoma; brain hemorrhage;
            intracranial hemorrhage*; hemorrhagic stroke; =ICH; =SAH; =aSAH; subarachnoid*; aneurysmal subarachnoid*;
            intraventricular hemorrhage; subdural*; chronic subdural hematoma; =CSDH; delayed cerebral ischemia;
            cerebral vasospasm; vasospasm intracranial; vasospasm cerebral; carotid stenosis; carotid artery stenosis;
            carotid artery disease*; carotid disease; carotid atherosclerosis; carotid artery dissection;
            carotid occlusion; vertebral artery*; intracranial atherosclero*; intracranial stenosis;
            intracranial arterial disease*; intracranial arteriosclerosis; intracranial aneurysm*; cerebral aneurysm*;
            brain aneurysm*; aneurysm cerebral; unruptured intracranial*; moyamoya*; cerebral venous*;
            cerebral sinus*; sinus thrombosis*; intracranial embolism*; intracranial thrombosis; cerebral embolism*;
            cerebral small vessel*; small vessel disease*; cadasil; cerebral amyloid*;
            intracranial arteriovenous malformation*; arteriovenous malformation brain;
            brain arteriovenous malformation*; cerebral arteriovenous malformation*; cerebral cavernous*;
            hemiparesis poststroke; basilar artery*; middle cerebral artery*; malignant infarct*; malignant stroke*;
            malignant mca*; malignant hemispheric*; space occupying infarct*; hemispheric infarct*; lacunar*;
            wallenberg*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.Neurodegenerative),
            """
            alzheimer*; dementia*; vascular dementia; frontotemporal*; =FTD; lewy body*; lewy bodies*; =DLB;
            mild cognitive*; =MCI; mild cognitive impairment; cognitive impairment*; cognitive decline;
            cognitive disorder*; cognition disorder*; cognitive dysfunction*; cognitive deficit*; cognitive deterioration;
            memory disorder*; memory loss; memory impairment; memory problem*; subjective cognitive*; neurocognitive*;
            =POCD; aging cognition; cognitive aging; brain aging; subjective memory*; parkinson*; parkinson disease;
            parkinsons; parkinsonian*; parkinsonism; multiple system atrophy; =MSA; progressive supranuclear*; =PSP;
            corticobasal*; huntington*; chorea*; neurodegenerat*; neurodegenerative*; tauopath*; synucleinopath*; prion*;
            creutzfeldt*; essential tremor; tremor*; dystonia*; dystonic*; blepharospasm; cervical dystonia;
            torticollis spasmodic; spasmodic torticollis; tardive*; dyskinesia*; movement disorder*; ataxia*;
            spinocerebellar*; friedreich*; tourette*; tic disorder*; tics; restless leg*; =RLS; hemifacial spasm;
            normal pressure hydrocephalus; leukodystroph*; adrenoleukodystroph*; metachromatic*; krabbe*; batten*;
            neuronal ceroid*; hallervorden*; pantothenate*; niemann pick*; freezing of gait; myoclonus
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.Epilepsy),
            """
            epilep*; status epilepticus; seizure*; convulsion*; febrile seizure*; lennox gastaut*; =LGS; dravet*;
            west syndrome; infantile spasm*; spasm infantile*; tuberous sclerosis*; sturge weber*; refractory epilepsy;
            partial onset*; complex partial*; =TLE; cdkl5*; drug resistant epilepsy; nonconvulsive*; landau kleffner*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.HeadacheAndPainNeuro),
            """
            migraine*; spreading depression*; cortical spreading depress*; cortical spreading depol*; headache*;
            cluster headache; tension type headache*; trigeminal autonomic*; trigeminal neuralgia; neuralgia*;
            postherpetic*; post herpetic*; zoster neuralgia; herpes zoster neuralgia; neuralgia postherpetic;
            occipital neuralgia; neuropathic pain*; pain neuropathic; neurogenic pain; central pain*; phantom*;
            complex regional pain*; =CRPS; reflex sympathetic dystrophy*; post dural puncture*; postdural puncture*;
            idiopathic intracranial hypertension; pseudotumor cerebri; medication overuse*; burning mouth*; causalgia;
            pudendal neuralgia; painful neuropathy
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.NeuromuscularAndNerve),
            """
            amyotrophic lateral*; =ALS; motor neuron*; motor neurone*; spinal muscular atrophy; muscular atrophy spinal;
            =SMA; duchenne*; =DMD; becker muscular*; muscular dystroph*; dystroph* muscular; facioscapulohumeral*; =FSHD;
            limb girdle*; myotonic*; myotonia*; myopathy; myopathies; mitochondrial myopath*; mitochondrial encephalo*;
            pompe*; glycogen storage disease type 2; charcot marie tooth*; =CMT; peripheral neuropath*; polyneuropath*;
            neuropath*; chemotherapy induced peripheral*; =CIPN; peripheral nervous system disease*;
            peripheral nerve injur*; peripheral nerve lesion*; peripheral nerve disease*; peripheral nerve damage;
            nerve injur*; nerve injury; nerve lesion; nerve damage; carpal tunnel*; ulnar nerve*; ulnar neuropath*;
            cubital tunnel*; brachial plexus*; facial paralysis; facial palsy; facial nerve*; bell palsy; bells palsy;
            neuromuscular disease*; neuromuscular disorder*; nerve compression*; nerve entrapment*; mononeuropath*;
            small fiber*; transthyretin amyloid polyneuropathy; hattr polyneuropathy; familial amyloid polyneuropath*;
            hereditary transthyretin*; periodic paralysis*; tarsal tunnel*; thoracic outlet syndrome*; spinal and bulbar*;
            kennedy disease; postpolio*; critical illness polyneuro*; neuralgic amyotroph*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Diabetes, Area.BrainHealth),
            """
            diabetic neuropath*; diabetic peripheral*; diabetic polyneuropath*; painful diabetic*; neuropathy diabetic*;
            diabetic autonomic*; diabetic nerve*; diabetes neuropath*; =DPN; =DPNP;
            diabetic peripheral neuropathic pain; diabetic gastroparesis
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.BrainAndSpinalInjury),
            """
            traumatic brain*; brain injur*; brain injury; brain injuries traumatic; head injur*; head trauma*;
            craniocerebral trauma; =TBI; =mTBI; acquired brain injur*; =ABI; concussion*; post concussion*;
            postconcussion*; brain concussion; diffuse axonal*; spinal cord injur*; spinal cord disease*; =SCI;
            tetraplegia*; quadriplegia*; paraplegia*; traumatic spinal*; cord injur*; myelopath*; intracranial pressure*;
            intracranial hypertension*; brain edema; cerebral edema; brain death; coma; disorder* of consciousness;
            consciousness disorder*; disorders of consciousness; vegetative state; minimally conscious*;
            hypoxic ischemic encephalopath*; hypoxia ischemia brain; hypoxia brain; =HIE; neonatal encephalopath*;
            post cardiac arrest brain*; hydrocephalus*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.SleepDisorder),
            """
            insomnia*; sleep apnea*; obstructive sleep*; sleep disordered*; sleep disorder*; sleep initiation*;
            sleep wake*; narcolep*; hypersomn*; idiopathic hypersomnia; cataplexy; =OSA; =OSAS; =OSAHS; circadian rhythm*;
            jet lag*; shift work*; parasomn*; rem sleep*; rem behavior*; excessive daytime*; nightmare*; bruxism sleep;
            snoring; disorders of excessive somnolence
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.MentalHealth),
            """
            depress*; depression; depressive*; depressive disorder*; major depress*; =MDD; =TRD; =PPD;
            treatment resistant depression; dysthym*; postpartum depression; depression postpartum; perinatal depression;
            postnatal depression; antenatal depression; late life depression; bipolar*; mania*; manic*; mood disorder*;
            affective disorder*; suicid*; self harm; self injur*; self injurious*; anxiety*; generalized anxiety*; =GAD;
            social phobi*; social anxiety*; phobi*; phobic*; panic*; obsessive compulsive*; =OCD; body dysmorphic*;
            hoarding*; post traumatic stress*; posttraumatic stress*; =PTSD; =PTSS; stress disorder*; stress disorders;
            acute stress*; trauma related*; traumatic stress*; adjustment disorder*; psychological trauma; burnout*;
            grief*; prolonged grief*; bereavement; complicated grief; schizo*; schizophren*; psychos*; psychotic*;
            first episode psychosis; delusion*; hallucinat*; clinical high risk*; psychomotor agitation; catatoni*;
            attention deficit*; =ADHD; hyperkinetic*; autis*; autism*; asperger*; neurodevelopmental*;
            developmental disabilit*; developmental delay*; intellectual disabilit*; mental retardation; fragile x*;
            rett*; angelman*; prader willi*; phelan mcdermid*; learning disabilit*; dyslexia*; reading disorder*;
            language development*; language disorder*; communication disorder*; stuttering; speech disorder*;
            conduct disorder*; oppositional*; disruptive behavior*; disruptive mood*; aggression*; behavior disorder*;
            behavioral disorder*; child behavior*; problem behavior*; behavior problem*; behavioral problem*;
            externalizing*; internalizing*; personality disorder*; borderline personality*; antisocial*; impulse control*;
            irritab* mood; emotional problem*; emotional disturbance*; emotion regulation; emotional dysregulation;
            emotion dysregulation; mental disorder*; mental health*; mental illness*; severe mental*; serious mental*;
            psychiatric*; psychological disorder*; psychological*; mental disease*; common mental*; anorexia nervosa;
            bulimia*; binge eating*; eating disorder*; avoidant restrictive*; =ARFID; feeding and eating*; somatoform*;
            somatic symptom*; conversion disorder*; functional neurological*; dissociative*; dissociation;
            medically unexplained*; functional movement*; hypochondr*; gender dysphoria; premenstrual dysphoric*; =PMDD;
            dementia agitation; rumination; pathological grief; loneliness and depression; moral injury; mutism;
            trichotillomania; kleptomania
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.MentalHealth).Accompanying(),
            """
            anxiety; anxiety state; anxiety symptoms; anxiety level; anxiety and fear; psychological distress;
            psychological stress; stress psychological; distress psychological; emotional distress; emotional stress;
            mental stress; worry; mood; apathy; delirium; postoperative delirium; delirium postoperative;
            emergence delirium; delirium on emergence; emergence agitation; agitation; postoperative cognitive*;
            cognitive dysfunction postoperative; psychological well being; psychological wellbeing
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.SleepDisorder).Accompanying(),
            """
            sleep; sleep quality; poor sleep*; sleep disturbance*; sleep deprivation; sleepiness; sleep duration;
            sleep hygiene; sleep problem*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.SubstanceUse),
            """
            substance use*; substance abuse*; substance related*; substance dependen*; substance withdrawal*;
            drug use disorder*; drug abuse*; drug addiction*; drug dependen*; addiction*; addictive*; alcohol use*;
            alcohol abuse*; alcohol dependen*; alcohol addiction*; alcohol drinking*; alcohol related disorder*;
            alcohol consumption; alcohol problem*; alcohol withdrawal*; alcohol intoxication; alcoholism;
            hazardous drinking; binge drinking; heavy drinking; =AUD; =OUD; =SUD; =CUD; opioid use disorder*;
            opioid dependen*; opioid addiction*; opioid abuse*; opioid misuse; opioid related*; opioid withdrawal*;
            opiate*; heroin*; cocaine*; crack cocaine; methamphetamine*; amphetamine*; stimulant use*;
            stimulant dependen*; cannabis*; marijuana*; nicotine*; tobacco*; smoking*; smoking cessation; cigarette*;
            smoker*; vaping; e cigarette*; electronic cigarette*; gambling*; internet addiction*; gaming disorder*;
            internet gaming*; problem gambling; neonatal opioid*; polysubstance*; benzodiazepine dependen*
            """),
        .. Term.ReadAll(
            Concept.Of(AreaRule.BrainAndMind, ConditionGroup.OtherNeurological),
            """
            cerebral palsy*; spasticity; muscle spasticity; spastic*; hemiplegia*; hemipare*; paresis; encephalopath*;
            encephalitis; meningitis; aseptic meningitis; meningoencephalitis; brain disease*; brain disorder*;
            neurologic*; neurological*; neurological disorder*; nervous system disease*; nervous system disorder*;
            central nervous system disease*; neurotox*; neurodevelopment; aphasia*; apraxia*; dysarthria*; agnosia;
            unilateral neglect; hemispatial neglect; perceptual disorder*; syringomyel*; chiari*; arnold chiari*;
            spina bifida*; neural tube*; myelomeningocele*; brain abscess; dysautonom*; autonomic nervous system*;
            autonomic dysfunction*; postural orthostatic*; =POTS; pots; autonomic neuropath*;
            orthostatic hypotension neurogenic; neurogenic orthostatic*; leigh*; melas; wernicke*;
            neuroleptic malignant*; chronic fatigue syndrome; myalgic encephalomyelitis*; me cfs; =CFS; microcephal*;
            craniosynostosis; synesthesia; neuro rehabilitation; neurorehabilitation; dysphasia; brain fog;
            radicular myelopathy; neuroinflammat*; neurocutaneous*; sensory processing disorder*;
            developmental coordination disorder*; motor skills disorder*; amnesia*
            """),
    ];
}
