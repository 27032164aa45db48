namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Digestive system, liver included: rule 9.</summary>
internal static class GutTerms
{
    public static IEnumerable<Term> All =>
    [
        .. Of(ConditionGroup.Liver,
            """
            liver disease*; ~liver; ~hepatic; hepatology; cirrho*; cirrhosis*; liver cirrhosis; liver cirrhosis biliary;
            liver fibrosis; hepatic fibrosis; fibrosis liver; liver failure*; acute on chronic liver*; acute liver*;
            =ACLF; fatty liver*; nonalcoholic fatty*; nonalcoholic steato*; alcoholic liver*; alcoholic hepatit*;
            alcohol related liver*; alcohol associated liver*; alcoholic cirrhosis*; alcohol associated hepatit*;
            alcoholic steato*; steatohepat*; steato*; steatotic liver*; metabolic dysfunction associated*;
            metabolic associated fatty*; metabolic associated steato*; =NAFLD; =NASH; =MASH; =MASLD; =MAFLD; =ALD; =AH;
            hepatitis; hepatitis b*; hepatitis c*; hepatitis d*; hepatitis viral*; viral hepatitis*; chronic hepatitis*;
            hepatitis a vaccine*; =HBV; =HCV; =HDV; =CHB; =CHC; =HEV; hepatic encephalopath*; hepatic coma;
            primary biliary cholang*; primary biliary cirrh*; =PBC; primary sclerosing*; sclerosing cholang*;
            cholangitis sclerosing; cholangitis sclerosing*; =PSC; cholesta*; cholestat*; intrahepatic cholesta*;
            progressive familial*; =PFIC; portal hypertens*; hypertension portal; portal vein thrombos*; budd chiari*;
            varices; esophageal varic*; esophageal and gastric varic*; gastric varic*; gastroesophageal varic*; variceal*;
            ascites*; hepatorenal*; hepatopulmonary*; spontaneous bacterial*; liver transplant*; transplant* liver;
            liver resection*; hepatectomy*; liver surgery; liver abscess*; hydatid liver*; veno occlusive*;
            sinusoidal obstruction*; hepatic veno occlusive*; drug induced liver*; biliary atresia*; alagille*;
            polycystic liver*; liver injury*; hepatotox*; liver dysfunction*; liver metabolism; jaundice*;
            hyperbilirubin*; acetaminophen overdose; hyperammonemia hepatic; refractory ascites; minimal hepatic*;
            wilson disease; hepatolenticular*
            """),
        .. Of(ConditionGroup.PancreasAndBiliary,
            """
            pancreatit*; pancreatic insufficien*; exocrine pancreatic*; pancreatic disease*; pancreatic fistula*;
            pancreatic pseudocyst*; pancreatic necrosis; pancreatic duct stone*; pancreatic duct obstruct*;
            pancreatic duct strict*; ~pancreatic; ~pancreas; gallstone*; gall stone*; cholelith*; choledocholith*;
            cholecyst*; ~gallbladder; gallbladder disease*; gallbladder polyp*; ~gall bladder; gall bladder stone*;
            gall bladder disease*; ~biliary; biliary tract disease*; biliary obstruct*; biliary strict*; biliary stenosis;
            biliary disease*; biliary dyskinesia; ~bile duct; bile duct obstruct*; bile duct strict*; bile duct disease*;
            bile duct injur*; bile duct stone*; cholangit*; biliary colic; sphincter of oddi*; common bile duct*;
            pancreaticoduoden*; post ercp*; postoperative pancreatic*; bile leak*; bile reflux
            """),
        .. Of(ConditionGroup.OtherGastro,
            """
            gastroesophageal reflux*; gastro esophageal reflux*; gastro oesophageal*; reflux*; reflux esophagitis;
            esophagitis*; erosive esophagitis; heartburn; =GERD; =GORD; =NERD; barrett*; achalasia*; ~esophageal;
            ~esophagus; esophageal disease*; esophageal stricture*; esophageal stenosis; esophageal motility*;
            esophageal perforation*; esophageal spasm*; esophageal varix; esophageal dysmotil*; gastropares*;
            gastric emptying*; delayed gastric*; dyspep*; functional dyspepsia; peptic ulcer*; gastric ulcer*;
            duodenal ulcer*; stomach ulcer*; ulcer peptic; gastritis*; atrophic gastritis; gastric intestinal metaplasia;
            intestinal metaplasia; zollinger*; helicobacter*; h pylori*; irritable bowel*; =IBS; =IBS-C; =IBS-D;
            functional ~gastrointestinal; gastrointestinal disease*; gastrointestinal disorder*;
            gastrointestinal symptom*; gastrointestinal dysfunction*; gastrointestinal motility*;
            gastrointestinal complication*; gastrointestinal intoleran*; functional bowel*; functional abdominal*;
            functional constipation; constipat*; opioid induced constip*; =CIC; =OIC; chronic diarrhea; bile acid diarrh*;
            functional diarrhea; chronic idiopathic constip*; fecal incontinence*; anal incontinence; fecal impact*;
            encopresis; diverticul*; diverticulitis*; appendic*; appendicitis*; appendectom*; ileus; postoperative ileus;
            intestinal obstruct*; bowel obstruct*; small bowel obstruct*; intestinal pseudo*; pseudo obstruction*;
            volvulus*; intussuscept*; hirschsprung*; short bowel*; =SBS; =SBS-IF; intestinal failure*;
            intestinal disease*; bowel disease*; bowel dysfunction; malabsor*; lactose intoleran*;
            small intestinal bacterial*; =SIBO; gastroenter*; gastroenteritis*; enteritis; enterocolit*;
            necrotizing enterocol*; colitis; ischemic colitis; colitis ischemic; mesenteric*; intestinal ischemia;
            gastrointestinal hemorrh*; gastrointestinal bleed*; gi bleed*; upper ~gastrointestinal;
            lower ~gastrointestinal; ~gastrointestinal; peptic ulcer hemorrhage; angiodysplasia*; hemorrhoid*;
            haemorrhoid*; piles; anal fistula*; anal fissure*; fissure in ano; fissure anal*; fistula in ano; anorectal*;
            rectal fistula*; rectal prolapse*; perianal*; ~anal; anal disease*; anal pain; ~rectal; ~bowel; ~intestinal;
            proctit*; radiation proctitis; proctolog*; pilonidal*; pilonidal sinus; colonic polyp*; colon polyp*;
            colorectal polyp*; colorectal adenoma*; adenomatous polyp*; adenomatous polyps; colon adenoma*;
            colonic adenoma*; polyps; colonic disease*; ~colonic; ~colon; colorectal surgery*; colorectal disorder*;
            ~colorectal; rectal disease*; bowel preparation*; bowel prep; colonoscop*; endoscop* gastrointestinal;
            digestive system disease*; digestive disease*; ~digestive; digestive disorder*; ~digestive system;
            stomach disease*; ~gastric; ~stomach; ~duodenal; duodenal disease*; duodenitis; gastric outlet*;
            hernia inguinal; inguinal hernia*; groin hernia*; ventral hernia*; incisional hernia*; umbilical hernia*;
            abdominal hernia*; hernia ventral; hernia abdominal; hernia umbilical; hernia incisional; incisional hernia;
            parastomal*; hiatal hernia*; hiatus hernia*; hernia hiatal; paraesophageal*; hernia; peritonitis*;
            abdominal abscess; intraabdominal infection*; intra abdominal infection*; enterocutan*; fistula intestinal;
            stoma; stoma complication*; ostomy*; ileostom*; colostom*; dumping syndrome*; cyclic vomit*;
            rumination syndrome; infantile colic; colic; flatulen*; bloating; abdominal adhes*; gastroschisis*;
            omphalocele*; tracheoesophageal fist*; esophageal atresia*; anastomotic leak*; anastomosis leak*;
            colorectal anastomosis; celiac artery*; mesenteric adenitis; gut microbio*; dysbiosis; gut dysbiosis;
            low anterior resection*; gastrectomy*; bowel resection; proctocolectomy; enteropath*; environmental enteric*;
            familial mediterranean enteropathy; fecal microbiota*; chronic abdominal pain; pyloric stenosis*; eructation;
            belching; aerophagia; hematochezia; melena; gastric antral vascular*; dieulafoy*; bezoar*; stress ulcer*
            """),
    ];

    private static IEnumerable<Term> Of(ConditionGroup group, string terms) => Term.ReadAll(Concept.Of(AreaRule.Digestive, group), terms);
}
