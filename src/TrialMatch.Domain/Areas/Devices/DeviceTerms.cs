using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>Words for devices and software. Brands are not among them: what a brand is, its title or description says.</summary>
internal static class DeviceTerms
{
    public static readonly Concept Acts = Concept.Sign(AreaRule.DeviceTested, "a device or software that acts by itself");

    public static readonly Concept Measures = Concept.Sign(AreaRule.DeviceTested, "a device that measures");

    public static readonly Concept Gives = Concept.Sign(AreaRule.DeviceTested, "a device that gives a medicine");

    public static TermIndex Index { get; } = new([.. NotDevices, .. Measuring, .. Giving, .. Software, .. Implants, .. Energy, .. Aids]);

    /// <summary>Longer terms win over the device word within them.</summary>
    private static IEnumerable<Term> NotDevices => Term.ReadAll(
        Concept.Neutral,
        """
        nervous system; immune system; health system; healthcare system; health care system; care system;
        respiratory system; digestive system; cardiovascular system; musculoskeletal system; reproductive system;
        urinary system; endocrine system; scoring system; grading system; classification system; staging system;
        support system; education system; school system; reporting system; microcirculat* system; renin angiotensin*;
        system organ class; intrauterine system; levonorgestrel*; transdermal system; lymphatic system; abo system;
        mobile phone text*; mobile phone messag*; mobile phone call*; mobile phone reminder*; online survey*;
        online questionnaire*; online interview*; online meeting*; online focus*; online class*; online group*;
        online support group*; online gaming*; web based survey*; web based questionnaire*; web survey*;
        internet survey*; internet based survey*; electronic survey*; digital survey*; digital questionnaire*;
        digital photograph*; digital image*; digital radiograph*; digital mammograph*; digital tomosynth*;
        digital literacy; digital addiction; computer assisted telephone*; computer assisted interview*;
        computer use*; computer work*; computerized adaptive test*; computerised adaptive test*; smartphone use*;
        smartphone depend*; internet use*; internet depend*; diagnostic algorithm*; hour algorithm*;
        troponin algorithm*; step algorithm*; balloon blow*; catheter removal; drain removal; tube removal;
        cup feeding; acupuncture needle*; transcranial doppler*; warming up; ventilator wean*; ventilator setting*;
        ventilator free*; ventilator day*; ventilator mode*; ventilator liberat*; exercise machine*; weight machine*;
        rowing machine*; condom use*; condom promot*; condom negotiat*; family system*; systems training;
        systems biology; complex system*; coding system; payment system; value system; triage system; referral system;
        care delivery*; activity pacing; pacing activit*; needle aspirat*; needle biops*; fine needle*;
        needle exchange; dry needl*; eustachian tube*; fallopian tube*; neural tube*; adhesive capsul*;
        adhesive small bowel*; adhesive arachnoid*; computerized tomogra*; computerised tomogra*; computer tomogra*;
        treatment algorithm*; algorithm guid*; algorithm based treat*; clinical algorithm*; management algorithm*;
        therapeutic algorithm*; lens extract*; lens opac*; lens surgery; crystalline lens*; glasses of;
        mobile clinic*; mobile unit*; mobile team*; mobile crisis*; mobile stroke unit*; mobile phase; robotic surg*;
        robotic assist*; robotic prostatect*; robotic hysterect*; robotic colect*; robotic cystect*;
        robotic hepatect*; robotic pancrea*; robotic gastrect*; robotic nephrect*; robotic resect*; robotic lobect*;
        robotic esophag*; robotic thorac*; robotic hernia*; robotic rectal*; robot assisted surg*; robot assisted;
        robotic versus*; ankle pump*; muscle pump*; calf pump*; calf muscle pump*; 4 meter; 6 meter; 10 meter;
        20 meter; 25 meter; 50 meter; 100 meter; 400 meter; per meter; per square meter; square meter; meter walk*;
        wheelchair user*; pump user*; lens wearer*; hearing aid user*; implant user*; stent thrombosis;
        stent restenosis; in stent; stent associated; post stent*; catheter related*; catheter associated*;
        central line*; device detected; device associated infection*; device related infect*;
        device associated pneumonia; ventilator associated*; ventilator induced*; implant infection; periprosthetic*;
        prosthetic joint infect*; prosthetic valve endocard*; pump inhibitor*; proton pump*; pump failure;
        bilirubin pump; catheter ablation; radiofrequency ablation; ultrasound guid*; laparoscop*; digital rectal*;
        digital ulcer*; digital nerve*; digital ischemia; digital subtraction; digital artery; digital gangrene;
        digital mucous; ring block; face to face; mask ventilation; virtual visit*; virtual consult*; virtual class*;
        valve disease; valve regurgitation; valve stenosis; crown rump; open label; light chain*; heavy chain*;
        plate count; plate reader; laser capture; laser doppler*; web of science; off pump*; on pump*;
        electronic health record*; electronic medical record*; health record*; embryo transfer catheter;
        graft versus host*; graft vs host*; fat graft*; autologous graft; skin graft*; nerve graft*;
        coronary artery bypass graft*; bypass graft*; tube feeding; internet addiction*; internet gaming*;
        gaming disorder*; computer vision syndrome; mobile phone addiction; smartphone addiction; digital eye strain;
        screen time; video recording*; video consult*; video call*; videoconferenc*; patch test*; nicotine patch*;
        peyer patch*; patching; implantation fail*; implantation rate; embryo implantation; islet transplant*;
        game theory; bone cement implantation syndrome; band ligation; band neutrophil*; algorithm of care
        """);

    private static IEnumerable<Term> Measuring => Term.ReadAll(
        Measures,
        """
        monitor; glucose monitor*; =CGM; =iCGM; =isCGM; =rtCGM; =FGM; =SMBG; ecg monitor*; cardiac monitor;
        heart rate monitor*; event monitor*; rhythm monitor*; blood pressure monitor*; hemodynamic monitor;
        activity monitor*; monitoring system*; monitoring device*; measuring device*; recording device*;
        neuromonitor*; oximeter*; pulse oximet*; spirometer*; glucomet*; glucose meter*; peak flow met*; meter; pedomet*;
        acceleromet*; actigraph*; actimet*; thermomet*; tonomet*; dynamomet*; capnograph*; sphygmomanomet*; holter*;
        loop recorder*; step count*; activity tracker*; fitness tracker*; tracker; trackers; fitbit*; smartwatch*;
        smart watch*; wearable*; sensor; wireless*; bluetooth*; instrument performance; instrument comparison;
        laboratory instrument*; handheld instrument*; biosensor*; wristband*; bracelet*; headband*; armband*;
        smart ring; smart scale; connected scale; electronic nose; stethoscop*; elastograph*; analyzer*; analyser*;
        point of care test*; point of care; rapid test*; rapid antigen*; rapid diagnostic test*; lateral flow*;
        self test*; home test*; antigen test*; test kit*; test strip*; immunoassay analy*; blood glucose system*;
        glucose system*; imaging system*; imaging device*; scanner*; camera*; ecg patch*; ecg device*; ekg device*;
        single lead ecg; handheld ecg; photoplethysmo*; diary app*; diary application*; symptom diary*;
        electronic diary*; ediary*; ediary app; e diary*; e diary app; bioelectrical imped*; bioimped*;
        impedance analy*; impedance device*; analysis device*; diagnostic device*; headache diary*; symptom tracker*;
        tracking app*; questionnaire app*; electronic patient reported*; epro; =ePRO; =eCOA; adherence monitor*;
        ingestible sensor*; dermatoscop*; dermoscop*
        """);

    private static IEnumerable<Term> Giving => Term.ReadAll(
        Gives,
        """
        autoinjector*; auto injector*; injector*; pen injector*; injection pen*; insulin pen*; prefilled pen*;
        prefilled syringe*; prefilled; fixed dose pen; pen; pens; penfill; syringe*; needle free*; inhaler*;
        dry powder*; metered dose*; =DPI; =pMDI; =MDI; nebuliz*; nebulis*; spacer; infusion pump*; infusion system*;
        infusion set*; intrathecal pump*; patch pump*; on body*; wearable injector*; body injector*; transdermal*;
        patch; iontophor*; doser*; mini doser*; automated mini*; automated injection*; vaginal ring*;
        nasal spray device*; delivery device*; delivery system*; injection device*; injection system*; applicator*;
        infusion port*; port catheter*; elastomeric*; administration device*
        """);

    private static IEnumerable<Term> Software => Term.ReadAll(
        Acts,
        """
        software*; app; application mobile; mobile app*; phone app*; smartphone*; mobile phone*; mobile health;
        mobile based; mobile device*; mobile game*; mhealth; m health; ehealth; e health; digital; digitally;
        digitalized; digitalised; mobile integrated*; mobile prescription*; mobile intervention*; mobile program*;
        mobile coach*; mobile therap*; mobile technolog*; mobile tool*; mobile support*; mobile monitor*;
        web application*; software application*; health application*; management application*; phone application*;
        tablet application*; computer application*; online*; internet*; web; web based; website*; webapp*; computer*;
        computerized*; computeris*; icbt; virtual reality; augmented reality; mixed reality; =VR; =AR; immersive*;
        video game*; videogam*; serious game*; exergam*; gamif*; computer game*; digital game*; brain game*;
        gaming platform*; neurofeedback game*; game app; active video*; chatbot*; conversational agent*; avatar*;
        artificial intelligence; =AI; machine learning; deep learning; neural network*; algorithm*;
        large language model*; computer aided*; computer assisted*; decision support*; clinical decision support*;
        early warning system*; automated insulin*; automated; telemonitor*; tele monitor*; telerehab*; tele rehab*;
        remote monitor*; remote patient monitor*; remote rehab*; home monitoring system*; pill dispens*;
        medication dispens*; smart pill*; smart bottle*; smart inhal*; digital inhal*; electronic inhal*;
        connected inhal*; inhaler sensor*; sensor augmented; reminder device*; biofeedback*; neurofeedback*;
        brain computer interface*; closed loop*; artificial pancreas*; hybrid closed*; dashboard; e learning;
        elearning; tablet based; tablet computer*; electronic health tool*; tele monitoring; ct derived; ffrct*;
        ffr ct*; radiomic*; computational*; image analysis*; speech analysis*; telecoach*; electronic pill*;
        electronic device*; rehabilitation platform; training platform; care platform; therapy platform;
        learning platform; telehealth platform; monitoring platform; home platform; software platform;
        automated platform
        """);

    private static IEnumerable<Term> Implants => Term.ReadAll(
        Acts,
        """
        device*; medical device*; implant; implants; implantable*; implanted; prosthe*; bioprosthe*; endoprosthe*;
        stent*; endograft*; stent graft*; scaffold*; balloon*; cryoballoon*; catheter; pacemaker*; leadless*; pacing;
        physiologic pacing; defibrillator*; subcutaneous icd*; transvenous icd*; icd implant*; defibrillation test*;
        resynchroni*; cardioverter*; occluder*; occlusion device*; appendage closure*; appendage occlu*;
        closure device*; closure system*; vascular closure*; mitraclip*; clip; clips; edge to edge*; annuloplast*;
        transcatheter*; valve implant*; valve replacement*; valve system*; mechanical valve*; tissue valve*;
        heart valve*; surgical valve*; =TAVI; =TAVR; =TMVR; =LAAO; =LAAC; endovascular aneurysm repair;
        endovascular aortic repair; =DCB; =DES; ventricular assist*; =LVAD; =VAD; =ECMO; =VA-ECMO;
        extracorporeal membrane*; heart pump*; intra aortic balloon*; circulatory support*; flow diver*; coil; coils;
        retriever*; thrombectomy; mechanical thrombectomy; aspiration catheter*; atherectom*; embolization device*;
        embolic protection*; microsphere*; radioemboli*; vena cava filter*; ablation catheter*; ablation system*;
        pulsed field*; denervation; renal denervation; shunt device*; interatrial shunt*; shunt; shunts; mesh; meshes;
        suture material*; barbed suture*; suture device*; suturing device*; absorbable suture*; antibacterial suture*;
        triclosan coated*; stapler*; staple; ligature device*; tissue adhesive*; adhesive*; sealant*;
        hemostatic powder*; haemostatic powder*; cage; cages; interbody*; screw*; locking plate*; plate fixation;
        plates; intramedullary nail*; nail fixation; fixation device*; fixation system*; external fixat*;
        femoral component*; tibial component*; femoral stem*; femoral head ceramic; acetabular*; mobile bearing*;
        bearing surface*; polyethylene; cementless; arthroplasty system*; partial knee; unicompartment*; knee system*;
        hip system*; disc replacement*; artificial*; bone graft substitute*; bone substitute*; bone void*;
        bone cement; cement spacer*; hydrogel*; matrix dressing*; dermal matrix*; skin substitute*; intraocular lens*;
        lens; lenses; lens implant*; =IOL; contact lens*; punctal plug*; glaucoma drainage*; drainage device*;
        corneal ring*; cochlear implant*; hearing aid*; hearing device*; dental implant*; abutment*; zirconia;
        denture*; aligner*; orthodontic bracket*; orthodontic appliance*; crowns; glass ionomer*; composite resin*;
        dental filling*; toothbrush*; dermal filler*; filler; fillers; microneedl*; breast implant*; tissue expander*;
        intrauterine device*; copper iud; pessar*; condom*; menstrual cup*; breast pump*; vaginal device*;
        gastric band*; intragastric*; gastric balloon*; endosleeve; bypass liner; sphincter augment*;
        mucosal resurfac*; anti reflux device*; capsule endoscop*; video capsule*; endoscope*; colonoscope*;
        gastroscope*; bronchoscope*; duodenoscope*; laryngoscop*; videolaryngosc*; endotracheal tube*; tracheal tube*;
        tubes; tube; cannula*; needle; trocar*; sheath*; guidewire*; introducer*; stone basket*; forceps; snare*;
        speculum; drain; drains; feeding tube*; insulin pump*; pump; pumps; dialyzer*; dialyser*; dialysis machine*;
        dialysis system*; dialysis device*; dialysis membrane*; hemoperfus*; haemoperfus*; hemoadsor*; haemoadsor*;
        hemofilt*; adsorber*; cartridge*; oxygenator*; perfusion device*; machine perfusion*; organ care*; lithotrip*;
        morcellat*; resectoscop*; electrosurg*; system; machine; endobronchial valve*; bronchial valve*;
        valve placement; glaucoma valve*; one way valve*
        """);

    private static IEnumerable<Term> Energy => Term.ReadAll(
        Acts,
        """
        laser*; phototherap*; photobiomodul*; light therapy*; bright light*; light device*; low level light*; =LLLT;
        led light*; intense pulsed*; shock wave*; shockwave*; =ESWT; focused ultrasound*; therapeutic ultrasound*;
        =HIFU; =MRgFUS; histotripsy; ultrasound device*; ultrasound system*; stimulator*; neurostimul*; neuromodul*;
        nerve stimulat*; brain stimulat*; cord stimulat*; magnetic stimulat*; electrical stimulat*;
        electric stimulat*; electrostimul*; current stimulat*; muscle stimulat*; ganglion stimulat*;
        gastric stimulat*; sacral stimulat*; tibial stimulat*; vagal stimulat*; vagus stimulat*; vibration stimulat*;
        sensory stimulation device*; baroreflex activ*; transcranial*; theta burst*; galvanic*; =TMS; =rTMS; =iTBS;
        =tDCS; =tACS; =DBS; =VNS; =nVNS; =tVNS; =taVNS; =SCS; =TENS; =FES; =NMES; =PTNS; =PEMF; =HFSCS;
        tumor treating*; =TTFields; electromagnetic*; magnetic field*; magnetic therapy*; electroporat*;
        radiofrequency device*; radiofrequency system*; microwave ablation system*; cryolipo*; cryotherapy device*;
        scalp cooling*; cooling cap*; cooling system*; cooling device*; cooling vest*; warming*; heated humidif*;
        heating device*; hypothermia device*; whole body vibration*; vibrating*; vibration device*; plasma device*;
        cold plasma*; cold atmospheric*; hyperbaric chamber*; thermal pulsation*; electrical impulse*
        """);

    private static IEnumerable<Term> Aids => Term.ReadAll(
        Acts,
        """
        robot*; exoskelet*; orthos*; orthotic*; orthes*; splint*; brace; braces; bracing; insole*; footwear;
        therapeutic shoe*; shoes; bandage*; compression stocking*; compression garment*; compression device*;
        compression sleeve*; compression system*; pneumatic compress*; compression wrap*; dressing*; hydrocolloid*;
        hydrofib*; wound matrix; wound device*; negative pressure*; =NPWT; =CPAP; =APAP; =BiPAP; =PAP;
        positive airway*; mandibular advancement*; oral appliance*; nasal dilat*; high flow nasal*; high flow oxygen*;
        ventilator*; oxygen concentrat*; helmet*; vest; mask; masks; airway device*; supraglottic*;
        incentive spiromet*; flutter device*; oscillating device*; chest wall oscillat*; high frequency chest*;
        cough assist*; respirator; mattress*; pillow*; blanket*; cushion*; wheelchair*; walker device*; prism glass*;
        prisms; glasses; spectacle*; eyewear; eyeglass*; goggle*; tinted; sleep position*; positional device*; collar;
        corset; garment*; socks; boot; boots; cast; casts; belt; kinesio tap*; kinesiotap*; kinesiology tap*; tourniquet*;
        treadmill system*; body weight support*; electric bike*; cup; hip protector*; airbag*; bed system*;
        communication aid*; assistive*; smart glass*; smart shirt*; textile*; acupressure band*; weighted vest*;
        weighted blanket*
        """);
}
