"""The wordings by which a programme is known: what learners do in it, in which years, and what only looks like it."""

from __future__ import annotations

import re

from .cues import Cue
from .lexicon import pattern

#: The benchmarks' own names, which speak of activities and describe none.
BENCHMARK_NAMES = Cue(
    r"\bcareers (?:education )?(?:programme|curriculum)\b(?! (?:lessons|days?|is (?:taught|delivered)|includes?|has|runs?|gives|offers))|a stable careers programme|stable programme|learning from (?:career|careers)(?: and labour market)? information|learning from labour market information|addressing the needs of (?:each|every|all) \w+|needs of each (?:student|pupil|learner)"
    r"|linking (?:the )?curriculum (?:learning )?to careers|encounters with employers and employees|experiences? of (?:the )?workplaces?|encounters with further and higher education|(?:opportunities for )?personal guidance(?= *(?:$|[.;,|]|\d))"
)
ACTIVITY = {kind: Cue(pattern) for kind, pattern in {
    "pathways": r"\blearns? about (?:every|all|different|the range of|a range of) (?:\w+ )?(?:pathway|route|option)s?\b",
    "classroom": r"\bclassroom activit(?:y|ies)\b",
    "lessons": r"\b(?:discrete|fortnightly|regular|taught) lessons?\b|\btaught as\b|\btutors? (?:lead|deliver|teach|run)s?\b|\bhalf term has a theme\b|\b(?:unit|module|lesson|course|topic)s? (?:is |are )?(?:taught|on (?:careers|jobs|work|pathways))\b|\b(?:one|a|two) (?:unit|module) (?:taught )?(?:each|every|a) term\b|\bict lessons\b|\bdrop[- ]?down days?\b|\b(?:careers?|weekly|timetabled|employability|life skills?|work skills?|pshe?|pshce|phse|ccpshe|ppd|pdm|psd|citizenship|tutorial|enterprise|drop[- ]down|off[- ]timetable) (?:education |guidance )?(?:tutorials?|lessons?|sessions?|days?|programme|curriculum|classes|modules?|units?|workshops?)\b|\b(?:pshe(?! lead| co| dep)|pshce|phse|ccpshe|life skills|life studies|tutor(?:ial)?s? (?:time|periods?|groups?|programme|sessions?)|form (?:time|tutors?)|(?:weekly )?tutorials|personal development (?:lessons?|curriculum|time|days?))\b|\btimetabled lessons?\b",
    "assemblies": r"\bassembl(?:y|ies)\b",
    "work experience": r"\bwork[- ](?:experience|shadowing|placements?|inspiration)\b|\bplacements?\b|\bshadowing\b|(?<!supported )\binternships?\b|\b(?:go|goes|went) out to work\b|\bwork tasks\b|\bjob coach(?:es)?\b|\bwork[- ]based learning\b",
    "employers": r"\bwith (?:an |local |our )?employers?\b(?! (?:and|or) (?:parents|staff))|\btalks\b|\bformer (?:students|pupils) (?:return|come|visit|talk)|\b(?:guest|visiting|outside|external|employer|motivational|alumni|inspirational) (?:speakers?|talks?|visits?|visitors?|presentations?|engagement|workshops?|days?)\b|\bspeakers?\b(?! up)|\bvisitors from (?:local |\w+ )?(?:firms|employers|companies|business\w*|industry)\b|\bemployers? (?:encounters?|engagement|events?|talks?|from)\b|\btalks (?:from|with|by|on)\b|\bvisits? from (?:an?|local|our|the|former|past)\b|\bcareers? talks?\b|\bmeet(?:ing|s)? (?:\w+ ){0,2}employers\b|\bencounters? with (?:\w+ ){0,2}employers?\b|\binvolve employers\b|\blocal (?:business(?:es)?|employers)\b|\bemployer-?led\b|\bmeets? (?:an?|the|our|two|three|four|local)?\s?(?:\w+ )?(?:employers?|apprentices|professionals|engineers|business people)\b|\bspeed (?:networking|careering|interviews?)\b|\bindustry (?:visits?|days?|projects?|experts?)\b|\b(?:working|engagement|engaging) with (?:\w+ ){0,2}(?:external )?employers\b",
    "fairs": r"\b(?:careers?|apprenticeships?|futures?|jobs?|university|ucas|higher education|skills|options|opportunities|post-?16|colleges?) (?:and \w+ )?(?:fairs?|conventions?|events?|days?|weeks?|forum|evenings?|festival|expo|carousel|show)\b|\bnational (?:careers|apprenticeship) week\b|\bregional careers event\b|\bskills show\b",
    "mock interviews": r"\bmock (?:job |college )?interviews?\b|\binterview (?:practice|skills|technique|preparation|day)\b|\bpractice interviews?\b|\bjob interviews?\b",
    "cv": r"\bcvs?\b|\bcurriculum vitae\b|\bpersonal statements?\b|\bapplication (?:forms?|skills|support|workshops?)\b|\bletters? of application\b|\bcover(?:ing)? letters?\b|\bapplying for (?:jobs|college|courses|university|apprenticeships)\b",
    "visits": r"\ba day (?:at|with)\b|\bvisits?\b(?! (?:our|the (?:website|page|site|careers page)|this|us|www|http))|\btrips\b|\btrips? to\b|\b(?:visits? to|tours? of|trips? to|visits?|visiting|go to|spends? (?:a|the) day (?:at|with)) (?:\w+ ){0,4}(?:universit\w+|colleges?|workplaces?|employers?|companies|business\w*|providers?|sixth forms?|factory|site|airport|hospital|show|park|engineers|firms?|industry|fair)\b|\b(?:university|college|workplace|campus|work place|company|provider|employer|residential) (?:visits?|tours?|trips?|residentials?|tasters?|days?)\b|\btaster (?:days?|sessions?|courses?|lessons?)\b|\bopen (?:days?|evenings?)\b|\btasters\b",
    "platform": r"\b(?:unifrog|xello|kudos|morrisby|start profile|jed|careerpilot|fast tomato|compass for schools|launchpad|e-?clips|indigo|future skills questionnaire|online (?:careers )?(?:platform|profiling|programme|tool|software))\b|\bcareers (?:platform|software)\b",
    "guidance": r"\binterviews? with (?:an?|the|our) (?:\w+ )?advis[eo]r\b|\bpersonal interview\b|\b(?:1[:\- ]?(?:to|2)?[:\- ]?1|one[- ]to[- ]one|individual|personal|impartial|independent|level 6) (?:\w+ )?(?:interviews?|guidance|meetings?|appointments?|advice)\b|\b(?:careers?|guidance) (?:\w+ )?(?:interviews?|meetings?|appointments?)\b|\bcareers (?:guidance|advice) (?:interviews?|meetings?|appointments?|sessions?|in year)\b",
    "enterprise": r"\b(?:enterprise|business) (?:day|week|challenge|competition|project|activit\w+|games?)\b|\byoung enterprise\b|\btenner challenge\b|\bdragons'? den\b",
    "options": r"\b(?:gcse |ks4 |year 9 |post[- ]?16 |post[- ]?18 )?options? (?:or [\w-]+ )?(?:choices|evening|process|support|guidance|talks?|interviews?|programme|booklet)\b|\b(?:gcse|a[- ]level|subject|ks4) (?:options|choices)\b|\boptions in year\b",
    "ucas": r"\bucas\b|\buniversity (?:applications?|preparation|courses)\b|\bhigher education (?:day|events?|talks?|workshops?)\b|\bpathways? (?:through|talks?)\b",
    "workshops": r"\b(?:employability|careers?|apprenticeship|enterprise|skills|stem|aspiration\w*|money|budgeting|finance) (?:skills )?(?:workshops?|sessions?|seminars?|projects?|challenges?|clubs?|(?<!careers )(?<!career )activities)\b|\bworkshops\b|\bseminars\b|\bstem\b",
    "research": r"\blearns? how to (?:apply|pursue|find|choose|plan|prepare)\b|\b(?:research(?:es|ing)?|find(?:s|ing)? out about|look(?:s|ing)? (?:at|into)|explor(?:e|es|ing)|stud(?:y|ies)) (?:a |an |different |different types of |local |the |their |possible |future )*(?:jobs?|careers?|job sectors?|sectors?|occupations|world of work|workplaces|industries)\b",
    "skills": r"\bskills? (?:audit|quiz|lessons?|builder|show|day|workshops?|sessions?)\b",
    "testing": r"\b(?:aptitude|psychometric|interest|personality|career interest) (?:tests?|testing|quiz(?:zes)?|questionnaires?|profil\w+)\b",
    "plans": r"\b(?:careers?|action|transition|pathway|progression|preparing for adulthood) (?:action )?(?:plans?|planning|passports?|portfolio|folder|logs?)\b|\basdan\b|\bpreparing for adulthood\b|\bemployability (?:skills|award|qualification)\b|\bduke of edinburgh\b",
    "role play": r"\brole[- ]plays?\b|\bdress up as\b|\b(?:a )?jobs? in (?:the )?school\b",
    "mentoring": r"\bmentors?(?:ing)?\b|\balumni\b|\bvolunteering\b|\bbarclays life ?skills\b|\bcareers? ambassadors?\b|\bcareer of the (?:week|month)\b|\bjob of the (?:week|month)\b",
    "providers": r"\b(?:apprenticeship|training|further education|post-?16|college) providers?\b|\bcolleges? and (?:universities|training providers|apprenticeship)\b|\bapprenticeships? (?:talks?|workshops?|assembly|ask|week)\b|\bask (?:programme|project|assembl\w+)\b",
    "subjects": r"^\W*(?:science|maths|mathematics|english|geography|history|art|music|drama|pe|dt|design and technology|computing|languages|mfl|food)\s*[:-]|\b(?:subject|curriculum) (?:links?|areas|lessons|teachers|staff)\b|\b(?:within|across|through(?:out)?) the curriculum\b|\bsubject (?:teachers|lessons)\b|\blinks? to careers\b|\bmaths -|\benglish -|\bcareers in (?:the )?(?:subjects?|curriculum)\b",
    "vocational": r"\btravel on their own\b|\bindependent travel\b|\bkeep a budget\b|\bvocational (?:afternoons?|mornings?|sessions?|days?|courses?|options?|tasters?|learning)\b|\b(?:industry|vocational) qualifications\b|\bwork skills\b|\bhome cooking\b|\bconstruction\b|\bhair and beauty\b|\btravel training\b|\bsupported internships?\b|\bschool (?:shop|cafe|café|farm)\b|\b(?:life|living|travel|independence) (?:(?:and|&) \w+ )?skills\b",
}.items()}  # fmt: skip
YEAR = Cue(
    r"\byear (?:seven|eight|nine|ten|eleven|twelve|thirteen)\b|\b(?:years?|yrs?|y)(?: groups?)? ?(?:[5-9]|1[0-4])\b(?:\s?(?:-|to|and|&|/|,)\s?(?:years?|y)? ?(?:[5-9]|1[0-4])\b)*|\b(?:ks|key stage) ?[2-5]\b|\b(?:phase|stage) [1-6]\b|\b(?:lower|upper|middle) (?:school|thirds?|fourths?|fifths?|sixth)\b|\b(?:thirds?|fourths?|upper fifth|lower sixth|sixth form)\b|\bpost[- ]?16\b|\b(?:each|every|all) year(?:s| groups?)\b"
)
YEAR_FIRST = Cue(rf"(?!.{{0,20}}\b(?:parents|carers|form tutors)\b)^\W*(?:in (?:the )?|during |for |by (?:the end of )?|all |our )?(?:{YEAR.pattern})(?:\s*[|:(\[.,\-]|\s+(?:students|pupils|learners|will|have|take|begin|start|focus|explore|study|receive|is|are|we|all|attend|go|complete|get|meet)|$|\s)")
STEP = Cue(
    YEAR.pattern + r"|\b(?:at|from) (?:the )?(?:age (?:of )?)?1[1-8](?= they| pupils| students| each| every|:|,)|\byear (?:seven|eight|nine|ten|eleven|twelve|thirteen)\b|\b(?:autumn|spring|summer)(?: term)?\b|\bterm [1-6]\b|\b(?:nursery|primary|secondary|older|younger) (?:phase|pupils|students|learners)\b|\bsixth formers\b|\bks[2-5]\b|\bkey stage (?:three|four|five)\b"
)
DOES = Cue(
    r"\b(?:starts?|begins?|goes? on|spends?|chooses?|visits?|runs?|take part|takes? part|completes?|learn|explores?|researches|research|plan(?:s|ning)?|decid(?:e|es|ing)|meets?|hears?|writes?|practis(?:e|es)|designs?|apply|applications|project|looks? at|introduc\w+|quiz|options|interviews?|talks?|visitors|workshops?|lessons?|days?|dress|experience)\b"
)
DELIVERS = Cue(r"\b(?:taught|go(?:es)? out|teach|deliver\w*|go on|goes on|take part|takes part|attend|hold|held|come in|use|visit|learn|hear|study|talk with|run|organise|offered|receive|spend|meet|complete|provided?|include[sd]?|includes|arranged?)\b")
CALENDAR = Cue(r"\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b")
NO_STEP = Cue(r"\badvis[eo]r|\d ?%|evening is on|\.pdf")
TIMETABLED = Cue(r"\b(?:lessons?|weekly|fortnight(?:ly)?|hour|half term|term|curriculum|timetable\w*|tutors?|taught|pshe|pshce|scheme of work|sessions?|years? \d+)\b")
#: Where careers education has its place in the timetable.
TAUGHT = Cue(
    r"\b(?:careers|ceiag|cwre|ceg|careers education(?: and guidance)?) (?:is|are) (?:\w+ )?(?:taught|delivered|a (?:weekly|discrete|timetabled) lesson)\b(?! by)"
    r"|\b(?:careers|ceiag|cwre)\b[^.;]{0,80}\b(?:is|are) (?:mainly |mostly |largely |partly )?(?:taught |delivered )?(?:within|in|through) (?:the |our |weekly )?(?:pshe|pshce|pcshe|phse|pscre|ppd|pdm|tutor|form time|personal development|life skills)"
    r"|\bcareers (?:units|lessons|modules)(?: of study)? (?:from|in|for|across)\b"
)
EVENT = Cue(r"\b(?:yesterday|last (?:week|month|term|friday|thursday|wednesday|tuesday|monday|year)|this week|were (?:lucky|treated|delighted|joined|visited)|(?:had|got) the (?:opportunity|chance|pleasure)|enjoyed|attended|took part|visited us|was cancelled|is cancelled|cancelled|we were|thank(?:s| you) to|well done|congratulations)\b")
OTHER_SECTION = Cue(
    r"\b(?:destinations?|labour market|lmi|how (?:we|our)[^>]{0,30}(?:measure|review|assess|evaluat)|measuring|monitoring|impact|review|news|award|quality in careers|provider access|baker clause|statutory (?:requirement|duty|guidance)|useful (?:\w+ )?(?:links|websites)|websites|vacancies|jobs board|our providers|aims?|objectives?|policy documents|(?<!careers )entitlement)\b"
)
STOPPERS = Cue(r"\b(?:see|view|click|download|read|find) (?:the|our|a|full|more|below|here|this)\b[^.]{0,60}\b(?:below|here|document|pdf|page|link|plan|programme|policy|map)\b|\.pdf\b|\.docx?\b")
#: Judging the programme is not giving it.
JUDGED = Cue(r"\b(?:check|measur|assess|evaluat|monitor|judg)\w*\b[^.;]{0,50}\b(?:impact|effect\w*|success\w*|difference|quality|(?:careers|our|the) (?:programme|provision|work))\b|\b(?:surveys?|questionnaires?|feedback|compass|focus groups?|destinations?)\b[^.]{0,120}\b(?:surveys?|questionnaires?|feedback|compass|focus groups?|destinations?|voice)\b")
#: A clause about guidance, however often it comes round, is one part of a programme and no summary of it.
ALONE = frozenset(("guidance",))
WISH = Cue(r"\bprogrammes? (?:\w+ )?aims? to\b|^\W*(?:reducing|raising|improving|increasing|ensuring|working to|promoting|removing|enabling|striving|providing a comprehensive)\b|^\W*some (?:students|pupils) will\b|\bwill (?:understand|be able to|feel)\b|\b(?:opportunity|chance) to (?:give|provide|offer) feedback\b|\buseful (?:links|websites)\b|\b(?:sets? out|describes?|there are|are) (?:the )?(?:8|eight) (?:gatsby )?benchmarks\b|\bschools are (?:asked|expected)\b|\bcould you\b|\bif your (?:firm|company|business)|\bwe are grateful\b|\bwhy (?:do|does|work experience)|\brisk assess|\binsurance\b|\bdue in\b|\bhanded in\b|\bteam meets\b|\benterprise advis[eo]r is\b|\bevidence of\b|\b(?:privilege|entitled to|you should|expect you to|should be|should have|we want|we believe|important|tips? for|(?<!learn )(?<!learns )how to|need easy access)\b")


#: Somebody is asked to come, to help or to book; that is no part of what pupils do.
INVITES = Cue(
    r"\b(?:looking for|would love|love to hear|get involved|sign up|to book|book (?:a|an|your)|appointments?|apply to (?:mrs?|ms|miss|dr)|pick up a|can you (?:help|offer)|could (?:you )?help|if you (?:are|can|could|would|work|run)|(?:happy|able|willing) to (?:help|offer)|let (?:me|us) know|forms? (?:are|is) due|(?:are|is) told (?:about|in)|find out about (?:it|the careers programme|our programme))\b"
    r"|^\W*(?:be|join|offer|come|talk|visit|watch|read|use|see|look|tell|ask|contact|click|download|give|help(?! with)|host|support|why not|please)\b(?! (?:their|the world|at (?:jobs|careers)))"
)
TOPIC, PLACE, INFORMS = pattern("programme-topic"), pattern("published-place"), pattern("informs")
#: What is told as having happened.
PAST = Cue(r"\b(?:was|were|had|took|spent|gave|went|came|met|heard|saw|said|told|made|became|got|[a-z]{3,}ed)\b(?! (?:to|by|in|for|at|into|on) (?:be|the|a|an|all|each|every|our)\b)")
PRESENT = Cue(r"\b(?:is|are|will|can|has|have|do|does|may|receives?|takes?|learns?|visits?|attends?|runs?|meets?|offers?|provides?|includes?|gets?|goes|go)\b")
#: One event told of, before or after it: a page of such is news.
ONE_OFF = Cue(r"\b(?:next|this) (?:week|month|friday|thursday|wednesday|tuesday|monday)\b|^\W*on (?:monday|tuesday|wednesday|thursday|friday)\b|\bour thanks\b|\b(?:evening|event|fair|day) (?:is|takes place|will (?:be|take place))(?: held)? on\b|\b(?:begins?|starts?) at \d|\bparking\b|\bdoors open\b")
#: A line above links to other people's pages.
LINKS = Cue(r"\b(?:useful|helpful|careers?|recommended|external) (?:\w+ )?(?:links|websites)\W*$")
#: Lessons told by their topics: three things or more named in a row.
TOPICS = Cue(r"\b(?:topics?|themes?|units?|modules?|strands?|lessons?|sessions?|we cover|covers?|half term|areas|skills such as)\b[^.]{0,60}?(?:includ(?:e|es|ed|ing)|\bare\b|\bis\b|:|\bcover(?:ed|s)?|\bon\b|such as|has a theme):?\s*(?P<list>[^.]+)")
#: Somebody's words, reported.
SPEECH = Cue(r'(?:^|[\s,:(])"(?=\w)[^"]{40,}(?:"|$)|\bsaid\b|\bsays (?:mrs?|ms|miss|dr|principal|head)\b')
#: What somebody did or saw on a day that is over.
TOLD = Cue(
    r"\b(?:we|they|he|she|it|there|who|students|pupils|learners|year \d+s?|boys|girls|everyone|visitors|exhibitors|interviews?|project|day|event|visit|carousel|session|companies|year)\b(?: (?:all|also|then|both|each|even|really|recently|\w+ly))? "
    r"(?:was|were|had|took|spent|gave|went|came|met|heard|saw|told|made|got|became|visited|attended|enjoyed|learn(?:ed|t)|explored|talked|organised|held|invited|received|joined|welcomed|celebrated|found|discovered|discussed|staffed|posed|spoke|inspired|hosted|showcased|won|achieved)\b|\b(?:was|were) (?:\w+ )?(?:pleased|delighted|excited|lucky|proud) to\b|\bwe are (?:celebrating|delighted)\b"
)
#: What does not take place, or may.
CALLED_OFF = Cue(r"\bcancel\w*|\bpostpon\w+|\bwill not (?:be )?(?:take|taking) place\b|\bunlikely\b|\bha(?:s|d) been a halt\b|\bstill unsure\b|\bha(?:s|ve|d) agreed to\b|\bthere may be\b|\bhop(?:e|ing) to\b")
#: The routes that there are after school, and the law on staying in learning: what anybody may do, not what this school does.
ROUTES = Cue(
    r"^\W*(?:an? |many |most )?(?:higher |degree )?(?:apprentice(?:s|ship|ships)?|employers) (?:is|are|have|has|can|could|usually|choose|must|and employers|take)\b|"
    r"\bparticipation age\b|\b20 hours\b|\btraineeships?\b|\b(?:full|part)[- ]time (?:education|study|training|accredited|work)\b|\bleave school\b|\b(?:stay|continue|remain|participate|carry on) in (?:some (?:kind|form) of )?(?:education|learning|training|school)\b"
    r"|\b(?:you|they|pupils|students|leavers|young people)(?: \w+){0,4} (?:can|may|could|must|have to)(?: either| also)? (?:stay|go|choose|start|apply|take|follow|leave|get)\b[^.;]{0,60}\b(?:college|sixth form|apprenticeships?|job)\b"
)
#: Advice to a parent or learner.
ADVICE = Cue(
    r"\b(?:your (?:child|son|daughter|teen\w*)|do you|might you|you might|you could|\bif you (?:want|would like|think|study|are (?:not sure|unsure|worried|thinking))|things to (?:think|consider)|talk to your|speak to people|it is useful to|it is important (?:to|that)|make sure (?:you|that you)|nobody is likely)\b"
    r"|^\W*(?:listen|help them|encourage|remember|consider|think about|talk about|speak to|talk to|know)\b"
)
#: What a post has to do.
STAFF_ROLE = Cue(r"\b(?:is|are) (?:also )?responsible for\b|\bresponsibilit(?:y|ies)\b|\bthe role (?:is|of)\b|\bwhoever holds\b|\bobligation to\b|\bduty to\b|\bpost ?holder\b|\bcoordinates? activities\b")
#: Figures that are kept of those who leave.
RECORDS = Cue(r"\b(?:record|track|identify|analyse|collect|monitor)\w*\b[^.;]{0,60}\b(?:destinations?|pathways|outcomes|attainment|leavers)\b|\byear 1[123] leavers\b|\bnational average\b|\bdestinations?:")
#: What is done again and again, and one thing after the other.
AGAIN = Cue(r"\b(?:annual(?:ly)?|regular(?:ly)?|(?:each|every) (?:year|term|half term)\b(?! ?\d)|throughout (?:the|their|all|each|key)|ongoing|termly)\b")
THEN = Cue(r"\b(?:followed by|and then|before|leading to|building up to|moving on to)\b")
TERM = Cue(r"\b(?:autumn|spring|summer)(?: term)?(?=:)")
#: A year's line without one of these is about another subject.
CAREERS = Cue(
    r"career|\bwork|\bjobs?\b|employ|apprentic|college|universit|pathway|\boption|choices at|choose|future|next step|enterprise|\bskill|aspir|\bgoals?\b|money|budget|business|industr|interview|\bcvs?\b|placement|visit|\bfair|volunteer|guidance|advis|post[- ]?16|labour market|self|strength|interests"
)
#: A heading or label that does so in a longer policy.
ON_PROGRAMME = Cue(r"\W*(?:\d[\d.]*\W*)?(?:the |our )?(?:careers )?programme\W*(?:$|:)")
#: What a site says before its pages begin.
NOTICE = Cue(r"\bskip to (?:main )?content\b|\bthis (?:web)?site uses cookies\b|\b(?:we )?use cookies\b")
#: A heading below which a careers policy tells what is done.
IMPLEMENTATION = Cue(r"\W*(?:\d[\d.]*\W*)?(?:implementation|intent and implementation|delivery|(?:our |the )?(?:careers )?(?:programme|curriculum|provision))\W*$")
#: A head that names the programme.
PROGRAMME = Cue(r"\b(?:careers? (?:programme|curriculum|education|plan|overview|journey)|programme of study)\b")
#: A page about one event, one choice or one letter, by its first lines.
ONE_MATTER = Cue(
    r"\boptions? (?:process|evening|booklet|day|choices)\b|\bstep by step\b|\b(?:mock|practice) interview (?:day|morning|evening)\b|^\W*making choices\W*$|\binformation for employers\b|\bwhy work with us\b|\bvisit report\b|\bminutes of\b|\b(?:guidance|open|opening|information|consultation|parents'?) evenings?\b|\bthrows open\b|\bopens (?:its|our) doors\b|\bdear (?:parents?|carers?|families)\b|\bstep 1\b|\bposted on\b|\blatest news\b|\bupdate on\b"
    r"|^\W*(?:apprenticeships?|t[- ]levels?|university|higher education|student finance|a[- ]levels?)\W*$|\bpost[- ]?1[68] (?:options|choices)\b|\bwhat next\b|\bhow (?:can|do) i help\b|\bhelp(?:ing)? (?:my|your) child\b|\b(?:parents?|carers?) (?:&|and) (?:parents?|carers?) information\b|\bexam results\b|^\W*results\b|\bwork experience (?:week )?20\d\d\b|\b(?:begins|starts|takes place|will be held) on\b",
    re.MULTILINE,
)
#: A day or a stretch of time that is over or close, and how somebody feels about it.
DATED = Cue(
    r"\b(?:on|from) (?:(?:mon|tues|wednes|thurs|fri)day,? )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b)"
    r"|\b(?:mon|tues|wednes|thurs|fri)day,? (?:the )?\d{1,2}|\bover the (?:past|last)\b|\b(?:past|last) (?:few |two |three )?(?:weeks?|fortnight|months?)\b|\bwatch this space\b"
    r"|\b(?:fortunate|delighted|thrilled|excited|impressed|grateful|lucky|honoured|impressed)\b|\b(?:commented|explained|added|concluded|told us)\b[:,]?|\bgreat success\b|\bmany thanks\b"
)
NEWS = (EVENT, ONE_OFF, SPEECH, TOLD, DATED)
NOT_OURS = (SPEECH, TOLD, CALLED_OFF, ROUTES, STAFF_ROLE, RECORDS)
