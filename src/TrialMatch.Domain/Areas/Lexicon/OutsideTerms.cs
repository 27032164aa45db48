namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Diseases whose studies have no centre. Knowing them keeps a word within (pulmonary *hypertension* of the newborn) from deciding.</summary>
internal static class OutsideTerms
{
    /// <summary>Named apart: it may be named only as the cause of a cancer.</summary>
    public static readonly Concept Infection = Concept.Outside("infection");

    public static IEnumerable<Term> All =>
    [
        .. Term.ReadAll(
            Concept.OutsideWhollySo("pregnancy and birth"),
            """
            pregnan*; pregnancy*; gravid*; gestational*; gestation; preeclamp*; eclampsia; hellp*; labor; labor pain;
            labor induction; induction of labor; labor induced; labor obstetric*; preterm labor; preterm birth*;
            premature birth*; premature labor; preterm ~delivery; vaginal deliver*; operative deliver*;
            prematur* birth; preterm infant*; preterm; prematurity*; prematurity of fetus; infant premature*;
            premature infant*; premature rupture*; =PPROM; =PROM; cesarean*; caesarean*; c section; obstetric*;
            postpartum hemorrh*; hemorrhage postpartum; postpartum; puerper*; perinatal*; prenatal*; antenatal*;
            fetal*; fetus*; foetal*; intrauterine growth*; growth restriction; miscarriage*; abortion*; stillbirth*;
            ectopic pregnan*; hyperemesis gravid*; placenta*; chorioamnionitis*; neonat*; newborn*; infant newborn*;
            low birth weight*; breastfeed*; breast feed*; lactation*; childbirth*; maternal*; ~delivery;
            uterine atony; amniotic*; twin*; small for gestational*; persistent pulmonary hypertension of*;
            congenital diaphragmatic*; diaphragmatic hernia*; hernia diaphragmatic;
            respiratory distress syndrome newborn*; bronchopulmonary dysplas*; retinopathy of prematurity*; =ROP;
            hemolytic disease of the newborn; =GDM
            """),
        .. Of("lung",
            """
            asthma*; chronic obstructive*; =COPD; =AECOPD; copd*; emphysema*; ~bronchial; bronchial hyper*;
            bronchial disease*; bronchitis*; bronchiolitis*; bronchiectas*; cystic fibrosis*; =CF; lung disease*;
            pulmonary disease*; pulmonary fibrosis*; idiopathic pulmonary*; =IPF; =ILD; =PF-ILD; interstitial lung*;
            interstitial pneum*; lung fibrosis; progressive fibrosing*; pneumoconios*; silicosis*; sarcoidosis*; sarcoid*;
            pulmonary sarcoid*; ~respiratory; respiratory disease*; respiratory tract disease*; respiratory complication*;
            respiratory infect*; respiratory aspirat*; respiratory failure*; respiratory insufficien*;
            respiratory distress*; acute ~respiratory; =ARDS; =RDS; acute lung*; lung ~injury; pneumothora*; atelecta*;
            ~pleural; pleurisy; pleural disease*; pleural infect*; pleural effusion*; empyema*; hypoxem*; hypercapn*;
            chronic cough; lung transplant*; lung nodule*; pulmonary nodule*; solitary pulmonary*; alpha 1 antitrypsin*;
            alpha1 antitrypsin*; pulmonary ~alveolar; hypersensitivity pneumon*; pulmonary complication*;
            postoperative pulmonary*; mechanical ventilat*; ventilator*; weaning*; ~lung; ~pulmonary; pulmonary edema;
            altitude*; mountain sickness; lymphangioleiomyomat*; wheez*; croup*; primary ciliary*;
            allergic bronchopulmonary*; airway obstruct*; airway disease*; nontuberculous*; tracheal stenosis;
            tracheostom*; bronchospasm; extubation*; apnea of prematur*; bronchopulmonary*
            """),
        .. Of("urology",
            """
            erectile*; impotence*; erectile dysfunction*; ~penile; penile curvat*; penile disease*; penile prosth*;
            peyronie*; premature ejacul*; ejaculat*; hypogonad*; sexual dysfunction* male; testosterone defic*;
            low testosterone; male infertil*; infertility male; azoosperm*; oligosperm*; varicocele*; hydrocele*;
            cryptorchid*; hypospadia*; phimos*; circumcision*; vasectom*; prostatic hyperplas*; prostate hyperplas*;
            benign prostat*; prostatic hypertroph*; prostatic diseases; =BPH; =LUTS; prostatism; enlarged prostate;
            prostatit*; prostatectom*; radical prostatectom*; urinary incontinen*; incontinence ~urinary;
            urinary symptom*; urinary disorder*; incontinence*; stress ~urinary; urge incontinen*; overactive bladder*;
            urinary bladder overactive; bladder overactive; =OAB; =SUI; =UUI; detrusor*; neurogenic bladder*;
            urinary bladder neurogenic; neurogenic detrusor*; bladder dysfunct*; bladder pain*; interstitial cystitis*;
            cystitis*; cystit*; urinary tract infection*; =UTI; =UTIs; =cUTI; urinary infection*; bacteriuria*;
            urinary retention*; ~urinary tract; ~urinary; lower ~urinary; ~urologic; urologic disease*;
            urological disease*; urology; ~urogenital; urogenital disease*; male urogenital disease*; nocturia*;
            enuresis*; urethral stricture*; urethrit*; hematuria*; hemospermia; bladder stone*; bladder exstrophy;
            ureteral stent*; urination*; genital disease* male; micturition*; chronic pelvic pain syndrome;
            chronic prostatitis; testicular torsion; epididym*; orchit*; priapism; urosep*; catheter related bladder*
            """),
        .. Of("gynaecology",
            """
            endometrio*; endometriosis*; adenomyo*; polycystic ovar*; polycystic ovary*; =PCOS; infertil*; subfertil*;
            sterility*; in vitro fertil*; =IVF; =ICSI; ovarian stimulat*; ovarian hyperstimul*; ovarian reserve*;
            poor ovarian*; poor responder*; ovarian insufficien*; ovarian failure*; ovarian cyst*; ovulation*;
            anovulat*; implantation fail*; contracept*; menopaus*; postmenopaus*; perimenopaus*; vasomotor symptom*;
            climacter*; premenstrual*; dysmenorrh*; amenorrh*; menorrhag*; heavy menstrual*; abnormal ~uterine;
            uterine bleed*; uterine hemorrh*; metrorrhag*; menstru*; uterine fibroid*; fibroid*; leiomyoma*;
            uterine leiomyoma*; myoma*; myomectom*; ~uterine; hysterectom*; hysteroscop*; pelvic organ*;
            uterine prolapse*; prolapse; vaginal prolapse; cystocele; ~vaginal; vaginal atroph*; vaginal dry*;
            vaginal infect*; vaginal flora; vaginal disease*; vaginism*; vaginitis*; bacterial vaginos*; vulvovagin*;
            vulvodyn*; vestibulodyn*; atrophic ~vaginal; genitourinary syndrome*; dyspareun*; pelvic pain*;
            pelvic inflammatory*; pelvic floor*; cervicitis*; endometritis*; endometrial hyperplas*; endometrial polyp*;
            ~endometrial; female sexual*; hypoactive sexual*; ~gynecologic; ~gynecological; gynecologic surg*;
            gynecologic disease*; gynecological disease*; breast disease*; mastitis*; mastalg*; gynecomast*; oocyte*;
            embryo transfer*; ~embryo; female urogenital disease*; genital disease* female; ovarian disease*;
            uterine disease*; asherman*; intrauterine adhes*; intrauterine device*; thin endometri*
            """),
        .. Of("orthopaedics",
            """
            intervertebral dis*; disc displac*; disk displac*; herniated dis*; disc hernia*; disk hernia*; hernia disc;
            lumbar disc*; lumbar disk*; cervical disc*; degenerative disc*; degenerative disk*; disc degenerat*;
            disk degenerat*; disc disease; prolapsed disc; prolapsed intervert*; slipped disc; disc prolapse; spondylo*;
            spondylosis*; spondylolisth*; cervical spondylo*; lumbar spondylo*; spondylosis with myelopath*;
            cervical spondylosis with myelopath*; cervical spondylotic myelopath*; cervical myelopath*;
            degenerative cervical myelopath*; spinal stenosis*; lumbar stenosis; stenosis spinal*; lumbar spinal*;
            cervical stenosis; low back*; back pain*; backache; lumbago*; failed back*; neck pain*; sciatica*; sciatic*;
            radiculopath*; lumbar radicul*; cervical radicul*; radicular pain; spinal disease*; spine disease*;
            spinal deform*; spinal fus*; spine degenerat*; lumbar spine*; cervical spine*; scolio*; kyphos*; ~spine;
            spondylodisc*; facet joint*; sacroiliac joint*; osteoarthr*; osteoarthritis*; arthrosis*; gonarthr*;
            coxarthr*; knee arthr*; arthritis of knee; arthritis of hip; hip arthr*; degenerative arthr*;
            degenerative joint*; joint disease*; arthropath*; joint replac*; arthroplast*; knee replac*; hip replac*;
            total ~knee; total ~hip; ~knee; hip fracture*; ~hip; ~shoulder; rotator cuff*; frozen ~shoulder;
            adhesive capsul*; bursit*; tendin*; ~tendon; tendon ~injury; tendon disease*; tendon tear*; tendinop*;
            tendinit*; tenosynovit*; epicondyl*; tennis ~elbow; ~elbow; ~wrist; hand ~injury; finger ~injury;
            trigger finger*; dupuytren*; plantar fasci*; heel pain*; achilles*; ~ankle; ankle ~injury; ankle sprain*;
            foot deform*; flatfoot; flat foot; clubfoot; hallux*; anterior cruciate*; =ACL; menisc*; ligament*; patell*;
            ~cartilage; cartilage disease*; cartilage ~injury; cartilage defect*; osteochondr*; chondromalacia*;
            fracture*; fractures bone; osteopor*; osteopen*; bone loss*; bone dens*; low ~bone; osteogenesis*; osteopetros*;
            osteonecro*; avascular necro*; osteomyel*; bone disease*; bone infection*; osteomalac*; rickets*;
            paget disease of bone; paget ~bone; osteitis*; fibrous dysplasia*; achondroplas*; skeletal*; hypophosphatas*;
            x linked hypophosph*; ~muscle; ~muscular; muscle disease*; musculoskelet*; muskelskjelett*; myofasc*; myalg*;
            fibromyalg*; muscle weak*; muscle atroph*; muscle ~injury; muscle sore*; sprain*; strain*; dislocat*;
            torticollis*; whiplash*; temporomandib*; costochondr*; forward head*; heterotopic ossif*; amputat*;
            leg length*; growth plate*; limb deform*; pes planus; contracture*; compartment syndrome*; nonunion*;
            pseudoarthr*; periprosthetic*; prosthetic joint*; septic arthr*; arthritis septic; arthritis infect*;
            hypermobil*; ehlers danlos*; marfan*; orthoped*; femoroacetab*; genu*; upper cross*; lower cross*; text neck;
            cervicalgia; piriform*; ~bone; coccy*; intermittent low back*; sport ~injury; athletic injur*
            """),
        .. Of("eye disease",
            """
            ~eye; ~ocular; eye disease*; eye disorder*; ocular surface*; ocular inflamm*; ophthalm*; cataract*;
            glaucom*; ocular hypertens*; intraocular*; macular*; macular edema*; macular degenerat*;
            age related macular*; diabetic macular*; diabetic retinop*; retinop*; proliferative diabetic*; =AMD; =nAMD;
            =DME; =DR; =PDR; =RVO; ~retinal; retinal disease*; retinal degenerat*; retinal dystroph*; retinal vasc*;
            retinal artery*; retinal vein*; retinal detach*; retinitis*; ~retina; vitre*; vitreous hemorrh*; dry eye*;
            keratoconj*; keratocon*; kerati*; ~corneal; cornea disease*; corneal disease*; corneal ulcer*;
            corneal dystroph*; corneal neovasc*; corneal transplant*; corneal edema; corneal defect*; corneal opac*;
            conjunctivit*; conjunctivoch*; uveit*; iridocycl*; scleritis*; episcler*; blephar*; meibom*; myop*; myopia*;
            presbyop*; refractive error*; astigmat*; hyperop*; amblyop*; strabism*; exotrop*; esotrop*; nystag*;
            optic neuropath*; optic atroph*; optic nerve*; leber*; stargardt*; usher syndrome*; color blind*; blind*;
            ~vision; vision disorder*; vision loss; vision impair*; ~visual; visual acuity*; low vision; ptosis*;
            ~eyelid; eyelid disease*; eyelid ptosis; chalaz*; lacrim*; pteryg*; endophthal*; retinoschis*;
            central serous*; ~choroidal; choroiditis; choroidal neovasc*; choroiderem*; pseudophak*; aphak*;
            graves ophthalm*; graves thyroid eye*; =TED; vernal*; visual impair*; visual field*; lens opac*;
            posterior capsul*; strabismus
            """),
        .. Of("teeth and mouth",
            """
            dental*; tooth*; teeth*; caries*; gingiv*; periodont*; apical periodont*; periapical*; peri implant*;
            periimplant*; pulpit*; pulp*; endodont*; edentul*; malocclus*; orthodont*; alveolar ~bone; ~alveolar;
            molar*; third molar*; impacted third*; dentin*; dentur*; dentofac*; stomatit*; aphthous*; oral ulcer*;
            oral lichenoid*; leukoplak*; oral submucous*; oral hygien*; oral health*; oral surg*; oral candid*;
            halitos*; dry ~mouth; hyposalivat*; bruxism*; burning ~mouth; cleft lip*; cleft palat*; cleft*; ~jaw;
            ~mandible; ~mandibular; ~maxilla; ~maxillary; jaw fracture*; mandibular fracture*; maxillofac*;
            orofacial pain*; ~orofacial; ~craniofacial; craniofacial abnormal*; micrognath*; fluorosis*; mouth disease*;
            stomatognath*; bisphosphonate related*; osteoradionecro*; post extraction*; dry socket*; gummy smile;
            edentulous*; ~mouth; salivary gland disease*; sialo*; drool*; teething; tongue tie; ankylogloss*;
            angular cheil*
            """),
        .. Of("ear, nose and throat",
            """
            hearing*; deaf*; tinnitus*; otitis*; ~ear; ear disease*; meniere*; vertigo*; dizz*; vestibul*;
            benign paroxysmal*; sinusit*; rhinosinus*; chronic rhinosin*; =CRSwNP; =CRS; ~nasal; nasal congest*;
            nasal disease*; nasal polyp*; polyp* nasal; nasal obstruct*; nasal septum*; epistax*; rhinit*;
            allergic rhinit*; rhinitis allergic*; hay fever; rhinoplast*; septoplast*; ~tonsil; tonsillar hypertroph*;
            tonsillit*; tonsillect*; adenoid hypertroph*; adenoidect*; ~pharyngeal; pharyngit*; sore ~throat;
            ~laryngeal; laryngosp*; laryngeal mask*; laryngeal disease*; laryngomal*; laryngitis; laryngopharyngeal*;
            larynx disease*; ~vocal; vocal cord paral*; vocal fold*; vocal cord dysf*; voice*; hoarse*; dysphon*;
            anosm*; smell*; olfact*; parosm*; taste*; otorhinolar*; cholesteat*; otoscler*; eustach*; tympan*;
            cochlear*; presbycus*; ototox*; subglottic*; ~throat; otolog*; deviated sept*
            """),
        .. Term.ReadAll(
            Infection,
            """
            hiv*; =HIV; human immunodeficiency*; acquired immunodefic*; aids*; malaria*; plasmod*; covid*; covid19*;
            sars cov*; sars*; coronavirus*; long covid; post covid*; post acute covid*; influenz*; flu;
            respiratory syncytial*; =RSV; pneumoni*; community acquired pneum*; ventilator associated*; =CAP; =VAP;
            =HAP; tubercul*; =TB; =LTBI; =MDR-TB; latent tubercul*; mycobacter*; leprosy*; buruli*; sepsis*; septic*;
            septic shock*; shock septic; bacterem*; bloodstream infect*; bacterial infect*; virus disease*;
            viral infect*; virus infect*; fungal*; mycos*; mycoses; candid*; aspergill*; cryptococ*; histoplasm*;
            coccidioid*; mucormyc*; pneumocyst*; cytomegalo*; =CMV; epstein barr*; herpes*; herpes zoster*; zoster*;
            shingles*; varicella*; chickenpox*; herpes simplex*; genital herpes; papilloma*; human papilloma*; =HPV;
            hpv*; papillomavirus*; wart*; condylom*; measles*; mumps*; rubella*; pertuss*; whooping*; diphther*;
            tetan*; polio*; poliomyel*; rotavir*; norovir*; cholera*; typhoid*; salmonell*; shigell*; campylobact*;
            escherichia*; e coli*; clostrid*; c difficile*; =CDI; =CDAD; diarrhea infect*; traveler* diarrh*;
            traveller* diarrh*; dysenter*; ameb*; giardia*; helminth*; ascari*; hookworm*; trichuri*; strongyl*;
            schistosom*; filaria*; onchocerc*; taenia*; neurocysticerc*; echinococ*; toxoplasm*; leishman*;
            trypanosom*; chagas*; dengue*; zika*; chikung*; yellow fever*; ebola*; marburg*; lassa*; rabies*;
            japanese enceph*; encephalitis japan*; tick borne*; tickborne*; lyme*; borrel*; syphil*; gonorrh*;
            chlamyd*; trichomon*; sexually transmit*; mycoplasma*; staphyloc*; =MRSA; mrsa*; streptoc*; pneumococ*;
            meningococ*; meningitis mening*; haemophilus*; hemophilus*; pseudomon*; klebsiel*; acinetob*; enterobact*;
            carbapen*; gram negative*; gram positive*; antibiotic resist*; antimicrobial*; nosocom*; surgical site*;
            wound infect*; skin infect*; skin and soft tissue*; =ABSSSI; cellulit*; impetig*; abscess*;
            ludwig angina*; vincent angina*; herpangin*; lupus vulgaris; scabi*; pedicul*; lice*; head lice; tinea*;
            onychomyc*; athlete* foot; molluscum*; anthrax*; smallpox*; mpox*; monkeypox*; plague*; tularem*;
            brucell*; leptospir*; q fever; hand foot and ~mouth; enterovir*; adenovir*; hantavir*; west nile*; htlv*;
            hepatitis e vaccine*; vaccin*; immuniz*; parasit*; infectious disease*; communicable*; pandemic*;
            common cold*; upper ~respiratory; respiratory disease*; respiratory tract disease*;
            respiratory complication*; respiratory infect*; respiratory aspirat*; lower ~respiratory;
            fever of unknown*; catheter related blood*; catheter related infect*; implant infect*;
            device related infect*; zoonos*; whipple*; actinomyc*; nocard*; bk virus*; cat scratch*;
            prosthesis related infect*; acute otitis*; cryptospor*; trachom*
            """),
        .. Of("blood disease",
            """
            hemophil*; haemophil*; von willebrand*; factor viii*; factor ix*; factor vii*; factor xi*; factor xiii*;
            bleeding disorder*; blood coagulation*; coagulopath*; coagulation disorder*; hemorrhagic disorder*;
            hemostatic*; sickle cell*; =SCD; anemia sickle*; thalass*; beta thalass*; hemoglobinopath*; hemoglobin e*;
            iron overload*; hemochromat*; aplastic anemia*; anemia aplastic*; hemolytic anem*; anemia hemolytic*;
            autoimmune hemolytic*; warm autoimmune*; cold agglutinin*; paroxysmal nocturnal*; =PNH;
            autoimmune thrombocyt*; immune thrombocyt*; idiopathic thrombocyt*; purpura thrombocyt*; =ITP;
            thrombotic thrombocyt*; =TTP; thrombotic microangi*; neutropenia chronic; congenital neutrop*; hemophagocyt*;
            =HLH; heparin induced*; disseminated intravasc*; fanconi anem*; diamond blackfan*; pernicious*;
            anemia pernic*; methemoglobin*; hematologic disease*; blood platelet*; blood loss*; blood transfus*;
            bone marrow fail*; primary immunodef*; immunodefic*; immune defic*; severe combined*; common variable*;
            agammaglob*; hypogammaglob*; hereditary angio*; angioedema*; =HAE; chronic granulomat*; wiskott*;
            bone marrow disease*; al amyloid*; amyloidosis*; immunoglobulin light chain*; light chain amyloid*; gaucher*;
            ~spleen; splenic*; splenom*; hypereosin*; eosinophilia*
            """),
        .. Of("hormones and inborn errors",
            """
            ~thyroid; thyroid disease*; thyroid disorder*; thyroid dysfunc*; thyroid nodule*; thyroidect*;
            thyroid surg*; autoimmune thyroid*; thyroid associated*; hypothyroid*; hyperthyroid*; graves*; thyroiditis*;
            hashimoto*; goiter*; goitre*; thyrotox*; ~parathyroid; parathyroid disease*; hypoparathyroid*;
            hyperparathyroid*; primary hyperparathyroid*; acromeg*; cushing*; ~adrenal; adrenal insuff*;
            adrenal hyperpl*; adrenal disease*; adrenal incident*; addison*; congenital ~adrenal; hypopituit*;
            growth hormone*; ~pituitary; pituitary disease*; short statur*; growth disorder*; growth failure*; puberty*;
            precocious pub*; delayed pub*; turner syndrome*; klinefelter*; noonan*; diabetes insipidus*; stunting*;
            growth stunt*; phenylketon*; =PKU; homocystin*; tyrosinem*; urea cycle*; ornithine trans*; organic acid*;
            methylmalon*; propionic*; maple syrup*; galactos*; fructose*; glycogen storage*; lysosomal*; mucopolysacch*;
            hunter syndrome; hurler*; fabry*; porphyr*; inborn error*; metabolism inborn*; inherited metabol*;
            mitochondrial*; barth syndrome*; fatty acid oxid*; long chain fatty*; biotinidase*; carnitine*;
            down syndrome*; trisomy*; transgender*; congenital hyperinsul*; hyperinsulinism*; hypoglycemia neonatal;
            multiple endocrine; hyperaldosteron*; primary aldosteron*; hyperprolactin*; ~endocrine; endocrine disease*;
            endocrine system disease*; endocrine disorder*; hyperuricem*; hirsut*; hyperandrog*; congenital disorder*;
            genetic disease*; genetic syndrome*; williams syndrome*; hypophosphatasia
            """),
        .. Of("allergy",
            """
            allerg*; allergy; food allerg*; peanut*; milk allerg*; milk hypersens*; cow milk*; egg allerg*; drug allerg*;
            drug hypersens*; penicillin allerg*; food hypersens*; hypersensit*; anaphyl*; venom*; latex*; rhinoconjunct*;
            pollen*; house dust*; allergic asthma; allergic conjunct*; allergic disease*
            """),
        .. Of("skin disease that is not immune-driven",
            """
            burns; burn; burn ~injury; scar*; scars; keloid*; cicatri*; hypertrophic scar*; wounds; wound;
            chronic wounds; wound heal*; pressure ulcer*; pressure ~injury; decubit*; bedsore*; skin ulcer*;
            skin aging*; skin age*; photoag*; wrinkl*; rhytid*; glabell*; crow* feet; nasolabial*; facial fold*;
            cosmetic*; cellulite; submental*; hyperhidros*; melasma*; hyperpigment*; pigmentation disorder*;
            pigmentary*; androgenetic*; androgenic*; alopecia androg*; alopecia*; hair loss*; baldness*; hirsutism;
            telogen*; dandruff; xeros*; dry skin*; ichthyos*; epidermolysis bullosa*; actinic kerat*; keratos*;
            solar kerat*; seborrheic kerat*; hemangiom*; infantile hemangi*; port wine*; nevus*; photosens*;
            photodamage*; sunburn*; erythropoietic proto*; diaper*; incontinence associated derm*; ~nail; nail disease*;
            nail fung*; ingrown*; skin graft*; donor site*; skin lacer*; lacerat*; bites; insect bit*; frostbit*;
            striae*; stretch mark*; skin abnormal*; skin lesion*; epidermal cyst*; lipoma*; axillary hyper*
            """),
        .. Of("anaesthesia, surgery and intensive care",
            """
            anesth*; anaesth*; analges*; postoperative pain*; post operative pain*; pain postoperative*;
            pain post operative*; acute pain*; pain acute; postsurgical pain*; post surgical pain*; procedural pain*;
            pain procedural*; pain management*; postoperative nausea*; post operative nausea*; =PONV;
            nausea and vomiting postop*; nausea vomiting postop*; postoperative vomit*; shivering*; hypothermia*;
            heat stroke; heat exhaust*; heatstroke; intubat*; difficult airway*; airway*; airway manage*;
            neuromuscular block*; neuromuscular blockade*; nerve block*; regional anesth*; sedation*; conscious sed*;
            deep sed*; procedural sed*; preoperative anx*; anxiety preop*; preoperative anxiety; dental anx*;
            dental fear*; emergence*; awareness intra*; enhanced recovery*; multiple organ*; organ failure*;
            organ dysfunct*; hemorrhagic shock; shock hemorrhagic; shock traumatic; ~trauma; trauma ~injury;
            multiple ~trauma; wounds and ~injury; ~injury; polytrauma*; poisoning*; overdose*; opioid overdos*;
            post spinal*; spinal hypotens*; hypotension spinal; hypotension after spinal*; hypotension during anesth*;
            hypotension on induction; post induction*; postinduction*; malignant hyperthermia*; hemodynamic instab*;
            hypotension during surg*; fluid overload*; respiratory depress*; intra abdominal hypertens*;
            intraabdominal hypertens*; abdominal hypertens*; abdominal compartment*; depressed skull*;
            blood loss surg*; tourniquet*; pneumoperiton*; organ donat*; plastic surg*; facelift*; mammaplast*;
            breast augment*; breast implant*; breast reconstruct*; breast reduct*; venipunct*; vaso occlusive*;
            burnout caregiver; thoracic surg*; video assisted thor*; hypotension drug induced; arterial line*
            """),
    ];

    private static IEnumerable<Term> Of(string specialty, string terms) => Term.ReadAll(Concept.Outside(specialty), terms);
}
