"""The wordings by which provider-access text is known and read (G: "Provider access policy statement").

Inside such text the subject is known, so its cues can be broad; what is law, aim or promise is taken out beforehand.
"""

from __future__ import annotations

from .cues import Cue

NAME = Cue(
    r"\bstatement under (?:s\.?|section) ?42b\b|\bprovider access\b|\bbaker clause\b|\bpal\b[^.]{0,30}\b(?:policy|statement)|\brequired access provision\b|\baccess (?:policy|statement) (?:for|on) (?:education|training|external|provider)"
    r"|\baccess (?:for|by|of|to) (?:\w+ ){0,3}providers\b|\bproviders?'? access\b|\baccess for (?:education|training|external|technical)\b|\bexternal (?:training )?providers? (?:access|policy)"
    r"|^for providers$|^\W*pal\b[^.]{0,30}(?:\bhow\b|\bmeets?\b)|\bopportunities for access\b|^\W*(?:working with us|visiting us|visits? (?:by|from)|how to visit us|information for|note (?:for|to)|for)\b:? ?(?:our |local |external |all )?(?:colleges|trainers|training (?:providers|firms|companies)|providers)(?:(?:,| and| &) (?:trainers|training (?:providers|firms|companies)|providers|colleges|employers|utcs))+\b|\b(?:information|guidance) for (?:education |training |external )*providers\b",
)
#: A document's box of dates and names.
BOX = Cue(r"\b(?:owner|author|approved|adopted|review(?:ed)?|version|document (?:control|title)|policy details|date|status|issued?|ratified)\b")
#: The policy's own title, at the start of a line.
POLICY_TITLE = Cue(r"\W*(?:provider access|baker clause)(?: legislation)? (?:policy|statement)")
#: A title that lists provider access beside careers: the page is about both.
BOTH = Cue(r"\bcareers?(?: \w+){0,2} (?:and|&|,) (?:our )?provider access\b(?!.*\b(?:policy|statement)\b)")
#: A careers policy that says in its title that it holds provider access too.
INCLUDING = Cue(r"\b(?:careers?|ceiag)\b.*\b(?:including|incorporating|includes)\b.*\bprovider access\b")
#: A numbered heading, a line of a table of contents, and the parts of provider access that may have numbers of their own.
NUMBERED = Cue(r"\W*(\d{1,2})(?:\.\d+)*[.)]?\s+(?=[a-z])")
CONTENTS = Cue(r"\.{4,}\s*\d{1,3}\s*$")
STAYS = Cue(r"\b(?:provider|access|requests?|premises|facilities|grant\w*|refus\w*|opportunit\w*|visit\w*|encounters?|procedur\w*|times?|entitlement|safeguarding|complaints?|statutory)\b")
OTHER_TOPIC = Cue(
    r"^(?:(?:section|part) \w+)?(?:\W|\d)*(?:the )?(?:destinations?|labour market|lmi|work experience|(?:our )?careers (?:programme|team|leader|plan|curriculum|overview|adviser|guidance)|measuring|how we (?:measure|assess)|impact|personal guidance|"
    r"information for (?:parents|students|pupils|employers|teachers)|parents|students|pupils|employers|teachers|useful (?:links|websites)|gatsby|the gatsby|programme|learning journey|news)"
)
MANAGES = Cue(
    r"\b(?:sets? out|explains?|outlines?|describes?|details)\b[^.]{0,60}\b(?:arrangements?|how)\b[^.]{0,60}\b(?:manag\w+|handl\w+|arrang\w+|give|grant\w*|allow\w*)\b[^.]{0,60}\b(?:access|providers?|requests?)\b"
    r"|\b(?:arrangements? for|how (?:we|our|the (?:school|academy|college|trust))[^.]{0,20}) ?(?:manag\w+|handl\w+|deals? with)\b[^.]{0,40}\b(?:access|providers?|requests?)\b"
    r"|\b(?:leader|lead|head|team|school|academy|we|deputy|co-?ordinator) (?:manages?|handles?|deals? with|considers?) (?:all |any |each |every )?(?:provider )?requests?\b|\b(?:policy|procedure) for (?:external )?(?:education |training )?providers'? (?:access|to)|\b(?:policy|statement) (?:for|on|about) (?:external )?(?:education |training )*providers'? (?:access|access to)",
)
ENTITLED = Cue(r"\b(?:student|pupil|learner)s?'? entitlement\b")
TITLE = Cue(r"\b(?:polic(?:y|ies)|statement)\b")
LINKED = Cue(
    r"\b(?:click|here|link|download|view|read|see|can be found|available|find|attached|below|open)\b|\.pdf\b|\.docx?\b|^(?:our )?(?:provider access|baker clause)[\w ()&'-]{0,60}$|polic(?:y|ies) (?:page|section)|\b(?:is|are) (?:on|in|under) (?:the |our )?(?:[\w ]{0,30}\b(?:page|section|tab|area)\b|policies\b)"
)
OWN_VOICE = Cue(r"\b(?:school|college|academy|utc|trust) (?:welcomes|invites|is (?:keen|happy|pleased|glad)|wishes|offers)\b|\b(?:we|our)\b|\bthis (?:policy|statement|document)\b")
CLAIM = Cue(r"\b(?:fully|we) (?:fully )?(?:adhere|compl(?:y|ies)|support|meet|follow|endorse)\b")

ASKS = Cue(
    r"\b(?:providers?|employers?|organisations?|colleges?|anyone|those|you|please|to (?:connect|arrange|request|discuss|apply|book|make)|requests?|applications?|who wish\w*|wishing|would like)\b"
)
PROCEDURE = Cue(
    r"\b(?:should|must|can|may|please|are asked to|need to|is asked to|will need to|are (?:requested|invited|encouraged) to) (?:first |initially |then |also |please |in the first instance )?(?:contact|e-?mail|telephone|phone|call|write to|apply|complete|submit|send|get in touch|speak to|fill in|make (?:a|their|your|an) (?:request|application))\b"
    r"|\b(?:please|should) (?:be )?(?:e-?mailed|sent|made|submitted|directed|addressed|put)\b|\brequests? (?:for access )?(?:should|must|can|may|need to|are|is) (?:to )?(?:be )?(?:e-?mailed|sent|made|submitted|directed|addressed|put|in writing|received|handled|dealt|managed)\b"
    r"|\bcontact (?:our|the|mrs?|ms|miss|dr|mx|[a-z]+ [a-z]+,? (?:the |our )?careers)\b|\b(?:e-?mail|apply|write|telephone|ring) (?:to )?(?:our|the|us|mrs?|ms|miss|dr)\b"
    r"|\be-?mail requests\b|\brequest form\b|\b(?:at least|minimum of|no (?:less|later) than|with) (?:\w+ ){0,2}(?:weeks?|days?|months?|half[- ]term)\b[^.]{0,20}\b(?:notice|before|in advance|prior|ahead)\b|\bby (?:writing|e-?mailing|phoning|telephoning|ringing|contacting|calling|completing|filling)\b|\brequests?\s*[:-]\s*(?:please )?(?:contact|e-?mail|to|via)\b|\bcontact\b[^.;]{0,30}(?:\S+@\S+|\b0\d{3,4}\b)|\bget in touch\b|\bcomplete (?:the|our|a|this) [^.]{0,30}form\b"
    r"|\b(?:first|initial) (?:point of )?contact\b|\bpoint of contact\b"
)
NOT_ASKING = Cue(r"\bsee the separate\b|\b(?:(?:further|more) (?:details|information)|know more)\b(?!.*\b(?:providers?|visit\w*|access|come in|speak to (?:our )?(?:pupils|students))\b)|\binformation about (?:our|the) careers programme\b|\bcareers programme (?:could|can) be (?:better|improved)\b|\bapply(?:ing)? (?:for|to)\b[^.;]{0,40}\b(?:courses?|apprenticeships?|college|university|qualifications?|options)\b|\bapplications? for the (?:full )?range\b|\bcomplaints?\b|\bpersonal guidance\b|\bcareers (?:appointment|interview)|(?:^|[.;:] )\W*(?:the |our |all |any |if )*(?:parents?|pupils?|students?|learners)(?: and (?:parents|pupils|students|carers))? (?:should|can|may|must|will)\b")
PROVIDER_WORD = Cue(r"\b(?:providers?|requests?|access|organisations?|colleges?|training|visit|come (?:in|into)|speak to (?:our )?(?:pupils|students)|connect|employers?|alumni)\b")
GROUNDS = Cue(
    r"\b(?:requests?|access|applications?|visits?|providers?|we|school|academy|headteacher|principal|proposals?|decisions?)\b[^.;]{0,60}\b(?:refus\w+|declin\w+|reject\w+|turn(?:ed)? down|den(?:y|ied)|not be (?:granted|agreed|approved|accepted|possible)|say no|cannot (?:agree|accept|grant))\b[^.;]{0,60}\b(?:if|where|when|because|on the grounds|unless|should|that|judged|clash|conflict|which|due to|for|reasons?|exams?|examination)\b"
    r"|\b(?:requests?|applications?|access|each one|proposals?|visits?)\b[^.;]{0,40}\b(?:(?:considered|assessed|judged|weighed|decided|measured|looked at|reviewed|evaluated|checked|granted|agreed|approved|accepted)\b[^.;]{0,60}\b(?:against|on (?:the )?(?:basis|merit|grounds)|case[- ]by[- ]case|based on|depending|where|if|when|provided|unless|subject to|according to|in (?:the )?light of|as long as|so long as|following criteria|taking (?:into )?account))"
    r"|\b(?:consider|weigh|judge|assess|look at|check)\w* (?:each|every|all|any|whether|requests?)[^.;]{0,40}\b(?:against|whether|on (?:its|their) merits?|case[- ]by[- ]case|basis|if|clash\w*)\b"
    r"|\b(?:will|may|can|might|reserve the right to) (?:refuse|decline|reject|say no|turn down|withhold)\b|\bgrounds (?:for|on which)[^.;]{0,40}\b(?:are|include)\b(?! (?:set out|in|on))|\b(?:say yes|grant|agree|approve|accept)\w*[^.;]{0,40}\b(?:if|where|when|as long as|provided|unless|subject to)\b"
    r"|\b(?:may|will|can|could|might) (?:also )?be (?:declined|refused|rejected|turned down|denied)\b|\b(?:look at|check|consider|ask)\w* (?:whether|if|how (?:well|far))\b[^.;]{0,80}\b(?:accept|agree|grant|approve|say yes|allow|decide)\w*"
    r"|\breasons? (?:for|why|that)[^.;]{0,40}\b(?:refus\w+|declin\w+|say no|turn\w* down)",
)
DECIDES = Cue(
    r"\b(?:priority (?:goes|is given)|put off|postpone[ds]?|refus\w+|declin\w+|reject\w+|turn(?:ed)? (?:it |them )?down|grant(?:ed|s|ing)?|agree[ds]?(?! with the governing)|approves?|(?:is|are|be|been|not) approved|accept(?:ed|s|ing)?|allow(?:ed|s)?|permit(?:ted|s)?|says? (?:yes|no)|withhold|withheld|go ahead|denied|deny|not be possible)\b"
)
DECIDED = Cue(r"\b(?:requests?|access|visits?|applications?|proposals?|providers?|sessions?|talks?|it|them|permission|consent|offers?)\b")
CONDITION = Cue(
    r"\b(?:if|where|when|whenever|unless|provided|providing|as long as|so long as|subject to|because|on (?:the )?grounds?|(?:on )?safeguarding grounds|case[- ]by[- ]case|on (?:its|their) merits?|based on|on the basis|depend\w*|criteria|clash\w*|taking (?:into )?account|conflict\w*|that (?:do|does|are|is) not|whose)\b"
)
DECIDER = Cue(r"\b(?:requests?|applications?|proposals?|each one|decisions?|every visit|all visits)\b[^.;]{0,60}\b(?:consider|assess|judg|weigh|decid|measur|look|evaluat|review|check|made|taken)\w*\b[^.;]{0,80}\b(?:against|basis|based|merit|criteria|account|whether|case|depend\w*|light of|how well|fits?|suitab\w+|benefit\w*|needs of)\b")
GROUNDS_HEAD = Cue(r"\b(?:how we (?:choose|decide|answer|select|judge)|deciding|choosing|decisions?|agreement|refusal|refusing|granting|when we (?:may )?(?:say no|refuse)|criteria|grounds)\b")
ROOM = (
    r"(?:hall|gym|classrooms?|rooms?|space|library|theatre|studio|canteen|atrium|ict suite|computers?|projectors?|screens?|whiteboard|av equipment|audio[- ]visual|wi-?fi|internet access|equipment|facilities|"
    r"premises|chapel|stage|auditorium|foyer|boardroom|dining (?:hall|room)|seats|sound system|pa system|smartboards?|visualiser|monitors?|desks?|sockets|extension leads?|marquee|workshops?(?= space)|stands?|tables?|stall|display (?:boards?|space)|parking|lecture|lrc|resource centre|learning resource|hub|it equipment|presentation equipment|laptop|refreshments|venue|meeting room)"
)
PREMISES = Cue(
    rf"\b(?:will|can|is|are|able to|happy to|may|shall) (?:be |usually |normally |also |then |typically |always |generally )*(?:made available|provide[sd]?|offer(?:ed)?|available|arrange[ds]?|use[ds]?|allocated|given|book(?:ed)?|discuss(?:ed)?|supply|supplied|have (?:access to|the use of|use of)|set up|lend|welcome to use|reserve[ds]?|make)\b[^.;]{{0,90}}\b{ROOM}\b"
    rf"|\b{ROOM}\b[^.;]{{0,80}}\b(?:will|can|is|are|may) (?:be |also |usually |normally )*(?:made available|provided|available|offered|arranged|used|allocated|booked|set aside|on hand|at (?:your|their|providers'?|the) (?:disposal)?)"
    rf"|\b(?:we|school|academy|college|providers?|visitors|you) (?:will |can |may |shall |usually |normally |also )*(?:have|has|make|makes|offer|offers|provide|provides|give|gives|use|uses|set aside|reserve|lend|supply|supplies|book|books)\b[^.;]{{0,80}}\b{ROOM}\b"
    rf"|\bpresent(?:ations?)? in (?:the|our)[^.;]{{0,30}}\b{ROOM}\b",
)
AGREED = Cue(r"\b(?:policy|statement)\b[^.;]{0,40}\b(?:agreed|approved)\b|\b(?:agreed|approved|ratified) by\b|\b(?:dates?|times?|format|details|content|arrangements)\b[^.;]{0,40}\bagreed?\b|\bonce (?:agreed|approved|a visit is agreed)|\bhas (?:granted|agreed)")
TEST = Cue(r"\b(?:availability of|clash\w*|subject to|against|depends? on|depending on|whether|shortage|lack of|consider)\b[^.;]{0,60}\b(?:staff|space|rooms?|resources|facilities)\b|\bstaff, space\b|\bspace and resources\b")
PREMISES_HEAD = Cue(r"\b(?:premises|facilities|rooms?|accommodation|venues?|equipment|space|resources|what you (?:may|can) use|what we (?:can )?(?:provide|offer|have|lend)|where)\b")
TIME_LABEL = Cue(r"^[\W\d]*(?:hours|when|times?|timings?|days?|slots?|timetable|access times?|available times?|our times)\b[^.:|]{0,30}[:.|-]\s*\S")
SPECIFIC = Cue(r"\b(?:mon|tues|wednes|thurs|fri)days?\b|\bperiods? \d|\bp ?\d\b|\blessons? \d|\bassembl(?:y|ies)\b|\btutor (?:time|periods?)|\bform time|\bregistration\b|\blunch\w*|\bbreaks?\b|\bmornings?\b|\bafternoons?\b|\benrichment\b|\bactivit(?:y|ies) week|\bdrop[- ]?down|\bweeks? (?:\d|one|two|a|b)\b|\b(?:first|second|third|last) week\b|\bjanuary|\bfebruary|\bmarch\b|\bapril\b|\bjune\b|\bjuly\b|\bseptember|\boctober|\bnovember|\bdecember")
TIMES_HEAD = Cue(r"\b(?:hours|our day|times?|timings?|timetable|when(?! (?:we|the answer))|slots?|days)\b")
GROUNDS_LABEL = Cue(r"^\W*(?:criteria|grounds|how we (?:decide|answer)|deciding|decisions?|granting|refus(?:al|ing)|agreement|agreeing)\b[^.:|]{0,40}[:.|-]\s*(?=(?:\S+\s+){4})")
PROCEDURE_LABEL = Cue(r"^\W*step 1\b.{0,20}\b(?:e-?mail|ring|call|phone|write|contact|complete|fill)\b|^\W*(?:who(?:m)? to (?:contact|ask|ring)|contact|requests?|how to (?:ask|apply|request|arrange)|procedure|to (?:ask|arrange|book|fix))\b[^.:|]{0,30}[:.|-]\s*(?=.*(?:@|\d{5}|\bmrs?\b|\bms\b|\bmiss\b|\bdr\b|\bform\b|\boffice\b))")
PROCEDURE_HEAD = Cue(r"\b(?:how to (?:ask|apply|request|arrange|contact|get in touch|book)|procedures?|requests?|who to (?:ask|contact)|asking|arranging a visit)\b")
CLOCK = r"(?:\b\d{1,2}[.:]\d\d\s?(?:[ap]\.m\.|[ap]m)?(?!\d)|\b\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.))"
DAYS = r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?)"
SLOT = r"(?:assembl(?:y|ies)|tutor (?:time|period|group)s?|form (?:time|period)|registration|period \d|lesson \d|lunch(?:time|break)?s?|break ?times?|pshe (?:lessons?|time|sessions?|slots?)|enrichment|morning|afternoon|p\d|first lesson)"
TIMES = Cue(
    rf"{CLOCK}\s?(?:-|to|until|and|till)\s?{CLOCK}|\b(?:at|from|between|before|after)\s{CLOCK}|\b{DAYS}\b[^.;]{{0,60}}(?:\b{SLOT}\b|{CLOCK})|\b{SLOT}\b[^.;]{{0,60}}(?:\b{DAYS}\b|{CLOCK})"
    rf"|\b(?:access|visits?|providers?|talks?|sessions?|slots?|encounters?|we|times?|workshops?|presentations?)\b[^.;]{{0,80}}\b(?:during|in|on|at|include|are) (?:the |our |weekly |year[- ]group |any |a |morning |whole[- ]school )*{SLOT}\b"
    rf"|\b(?:on|every|each) {DAYS}\b|\b(?:autumn|spring|summer) term\b[^.;|]{{0,50}}\b(?:and|or|,)\b[^.;|]{{0,40}}\b(?:autumn|spring|summer) term\b[^.;]{{0,40}}\baccess\b",
)
TIMES_SUBJECT = Cue(r"\b(?:access|visits?|providers?|visitors|times?|slots?|available|requests?|opportunit\w+|talks?|presentations?|sessions?|come in|welcome)\b")
VAGUE_TIMES = Cue(r"\b(?:school (?:day|hours)|term[- ]time|college day|times? (?:of day )?(?:to be|will be|by) (?:agreed|arrange\w*|discuss\w*)|mutually (?:agreed|convenient)|timetable|spring term|autumn term|summer term)\b")
SIX = Cue(
    r"\b(?:six|6|two|2|at least (?:one|two|six|2|6)|key phase|encounters?)\b"
)
PHASE = Cue(r"\b(?:first|second|third|1st|2nd|3rd) (?:key )?phase\b|\bkey phase\b|\b(?:years?|yrs?|y)\s?(?:8|9|10|11|12|13)\b")
OUR_PLAN = Cue(
    r"\b(?:we|our (?:school|academy|college|programme|pupils|students|careers programme)|the (?:school|academy|college|trust)|this (?:school|academy))\b[^.;]{0,50}\b(?:offers?|provides?|put(?:s)? on|run(?:s)?|hold(?:s)?|host(?:s)?|arrange(?:s)?|schedule(?:s)?|deliver(?:s)?|plan(?:s)?|give(?:s)?|meet(?:s)?|organise(?:s)?|will (?:meet|offer|provide|run|hold|host|arrange|deliver|give|put|organise|ensure|have))\b"
    r"|\b(?:built|woven|embedded|planned|mapped|scheduled) into (?:our|the) (?:careers )?(?:programme|calendar|curriculum|year|plan)\b|\ball (?:our )?(?:pupils|students|learners)[^.;]{0,20}will (?:have|receive|take part|attend|meet|get|experience)\b"
    r"|\bcalendar of encounters\b|\bour (?:six |provider )?encounters\b|\bencounters (?:are|will be) (?:planned|met|delivered|provided|built|organised|arranged|scheduled)\b[^.;]{0,60}\b(?:as follows|below|through|by|in our|over)\b|\b(?:meet|deliver|fulfil)\w* the six encounters\b[^.;]{0,40}\b(?:by|through|with|as follows)\b"
)
EVENT = Cue(
    r"\b(?:assembl(?:y|ies)|fairs?|talks?|workshops?|visits?|tasters?|taster (?:day|session)s?|presentations?|carousel|college|apprenticeships?|training provider|utc|institute of technology|insight day|open (?:day|evening)|"
    r"roadshow|drop-?in|lessons?|webinar|t levels?|asks?|university|ask programme|tours?|options (?:event|evening|talk)|careers day|mock interviews?|national (?:apprenticeship|careers) week)\b"
)
YEAR_START = Cue(r"^(?:\W*)(?:in |for |during |all of |(?:our )?encounters in |(?:our plan|encounters|planned): )?(?:phase [3-6] (?:pupils|students|learners)|(?:years?|yrs?|y)\s?(?:7|8|9|1[0-3])|(?:first|second|third|1st|2nd|3rd) (?:key )?phase|(?:autumn|spring|summer)(?: term)?\b|ks[345]|key stage [345])")
OUR_SIX = Cue(r"\bour (?:two|six|first|own|planned)?\s?(?:provider )?encounters\b|\bencounters (?:at our|at the|this year|in our|we)\b|\bthe six encounters at\b")
PHASES = Cue(r"\b(first|second|third|1st|2nd|3rd) (?:key )?phase\b|\bkey phase (\d|one|two|three)\b")
YEARS = Cue(r"\b(?:years?|yrs?|y) ?(?:8|9|1[0-3])\b")
APPROVED = Cue(r"\b(?:approved|ratified|agreed|adopted|signed off)\b[^.;]{0,30}\b(?:by|with)\b[^.;]{0,40}\b(?:governors?|governing (?:body|board)|trustees?|full board|local (?:governing|academy) (?:body|board|committee|council)|board of (?:governors|trustees|directors)|lgb|fgb|chair of)\b|\b(?:governing body|governors|trustees|board)\b[^.;]{0,40}\b(?:approved|ratified|agreed|adopted)\b|\b(?:approved|ratified|agreed|adopted) (?:by )?(?:full )?(?:governors|governing (?:body|board)|trustees)\b")
LIMITED = Cue(r"\b(?:only|invite|invited|selected|targeted|chosen|identified) (?:to )?(?:selected |targeted |invited |chosen |some )?(?:groups? of )?(?:pupils|students|learners|pupil premium)\b[^.;]{0,60}|\b(?:after school|evening|outside (?:of )?(?:normal )?school hours|twilight)\b[^.;]{0,30}\bonly\b|\bby invitation only\b")
UNLIMITED = Cue(r"\ball (?:pupils|students|learners)\b(?![^.;]{0,60}\bentitled)[^.;]{0,60}\b(?:attend|come|comes|invited|take part|included|join)\b|\bevery (?:pupil|student|learner)\b[^.;]{0,40}\b(?:attends?|comes?|is invited|takes? part|joins?)\b|\bnobody is left out\b|\bwhole (?:year|cohort)\b|\bmandatory for all\b|\bnot (?:limit|restrict)\w*\b")


# What is about somebody else: pupils, governors, another college.
SOMEBODY_ELSE = Cue(
    r"^(?!.*\b(?:may|can) be seen\b)\W*(?:in (?:years?|ks|key stage|the) [^.;]{0,16}? )?(?:(?:the|our|all|each|every|some|many|most|any|older|year \d+) )*(?:pupils?|students?|learners|young people|parents?(?: and carers)?|attendance|governors?|(?:the )?governing body|head ?teacher|ofsted|vale|local colleges offer|parents' evening|school office|office|entry|technical (?:education|routes)|college interviews|part-time)\b"
)
META = Cue(r"\b(?:policy|statement|law|act|legislation|document|section|clause|department|guidance)\b[^.;]{0,25}\b(?:will say|says?|sets? out|covers?|names?|includes?|asks?|tells?|gives|requires?|expects?|needs)\b")
REACH = Cue(
    r"\b(?:go through|message|drop [^.;]{0,20} a line|(?:talk|speak) to (?!(?:our|the|their|your) (?:pupils|students))|contact|e-?mail|phone|telephone|ring|call|write(?: to)?|appl(?:y|ication)|approach|get in touch|register|submit|send|sent|address(?:ed)?|direct(?:ed)?|(?:speak (?:to|with)|talk to)(?! (?:our |the |all |its |any |your |year )*(?:pupils?|students?|learners|young|children))|complete|fill in|make (?:an?|the|your|their) (?:application|request|booking)|book|reach(?: us)?|put in writing|in writing|made (?:in|to|through|by|via)|go(?:es)? (?:first )?to|come through|passed to|form)\b"
)
ASKED = Cue(
    r"\b(?:should|must|please|(?:is|are) (?:asked|invited|requested|encouraged|advised|required|welcome) to|needs? to|can|(?<!\()may(?![),]| 20)|have to|will need to|to (?:speak|talk|visit|connect|reserve|fix|set up|arrange|request|discuss|apply|book|offer|make|take|ask)|if you|would like|wish(?:es|ing)?|interested|first|who wants?|step 1)\b|^\W*(?:contact|e-?mail|write|apply|speak|ring|call|phone|send|complete|get in touch)\b"
)
REQUEST = Cue(r"\b(?:requests?|enquir(?:y|ies)|applications?|bookings?)\b[^.;]{0,80}\b(?:should|must|go(?:es)? (?:first )?(?:to|through|via)|comes? (?:to|through)|needs? to|has to|have to|are to|reach(?:es)? us|addressed|sent|submitted|made (?:to|through|in|by|via)|in writing|directed|passed)\b")
IMPERATIVE = Cue(r"^\W*(?:please )?(?:contact|e-?mail|write to|apply to|ring|call|phone|telephone|speak to)\b(?! (?:your|you|the child))")
NOTICE = Cue(r"\b(?:weeks?|days?|months?|term|half[- ]term)(?:'s?|s')? (?:notice|ahead|before|in advance|prior|beforehand)\b|\bnotice of (?:\w+ ){1,3}(?:weeks?|days?|months?|term)\b")
FORM = Cue(r"\b(?:request|application|enquiry|online|booking|access) form\b")
REASONS = Cue(
    r"\b(?:refus\w+|declin\w+|reject\w+|turn(?:ed|ing)? (?:\w+ ){0,2}(?:down|away)|not (?:agree|accept|allow|permit|grant|be (?:granted|agreed|accepted|met|possible|allowed|approved))|cannot (?:be met|agree|accept|grant|always)|says? (?:no|yes)|grant(?:ed|s)?|(?:is|are|be|been) approved|approve|go(?:es)? ahead|limit visits|give (?:preference|priority)|preference|normally given|allowed in)\b"
    r"[^.]{0,120}\b(?:if|where|when|unless|except|because|provided|subject to|before|during|after|which|who|whose|that|such as|to (?:providers|requests|those)|include|on the grounds|at short notice|in the weeks|until|where|account|likely|within)\b"
)
TURNED = Cue(r"\b(?:requests?|events?|visits?|offers?)\b[^.;]{0,60}\b(?:unlikely to|will not|cannot|would not) be (?:granted|agreed|approved|accepted)\b|\b(?:requests?|visits?|proposals?|offers?) (?:which|that) [^.;]{3,80}\b(?:are|will be) (?:\w+ )?(?:accepted|agreed|approved|granted|welcomed)\b|\b(?:providers?|those|anyone|requests?|organisations?) (?:who|that|which|whose)\b[^.]{0,100}\b(?:refused|declined|rejected|turned (?:down|away)|not (?:be )?(?:accepted|granted|allowed|welcome|approved|agreed))")
WEIGHS = Cue(
    r"\b(?:request|access|visit|decid\w*|decision|choos\w*|measured|judged|weigh\w*|assess\w*|considered?)\w*\b[^.]{0,90}\b(?:against|having looked|account of|tests?|criteria|merits?|case[- ]by[- ]case|we ask|does it|is it|benefit|quality|relevance|suitab\w+|safeguarding|timing|calendar|heard (?:from )?least)\b"
)
SETTLED = Cue(r"\b(?:when|once|after|if) (?:a|the|your|any|this) (?:visit|request|date|talk|session)s? (?:has|have|is|are) (?:been )?(?:agreed|approved|accepted|confirmed)\b")
ROOMS = Cue(rf"\b{ROOM}\b|\bav\b|\bstudios?\b|\blabs?\b|\bboards?\b|\bhalls\b|\bmicrophone\b|\bpower (?:supply|points?)\b|\bcomputers\b|\bprospectuses\b")
OFFERS = Cue(
    r"\b(?:offer(?:s|ed)?|provid(?:e|es|ed)|available|us(?:e|ed)|reserv(?:e|ed)|have|has|find|let|lend|lent|given|give|gives|host(?:s|ed)?|set up|seats?|holds?|open to|suppl(?:y|ies|ied)|ready|disposal|leave|display|book(?:ed)?|arrange[ds]?|allocated|held|take place|made in|located|free of charge|welcome to|set aside|put)\b"
)
NOT_OFFERED = Cue(
    r"^\W*details of\b|\broom for (?:a |an |the |only |one |two )|\broom in the (?:\w+ )?(?:calendar|timetable|diary|programme|year)\b|\b(?:no|not|cannot|limited|availability|depends?|whether|check|tested|bring (?:their|your)|own laptop|tell us which|lettings|hire|refus\w+|declin\w+|fire|cctv|badge|sign in|report to|noticeboard|office by|timetable|curriculum|college has|tour|residential|prefer)\b"
)
WHEN_SUBJECT = Cue(r"\b(?:access|visit(?:s|ed|ing)?|providers?|visitors|employers|slots?|talks?|sessions?|come in|fit you in|meet our|see our|open to|times?|workshops?|presentations?|present|requests? can be met|assembl(?:y|ies)|encounters?|tutor (?:time|periods?))\b")
NOT_WHEN = Cue(r"\b(?:twilight|office|reception|telephone|phoned?|evenings?|reviewed|approved|interviews?|library at|closes|meets the|governing|reply)\b")
WHEN = Cue(rf"{CLOCK}|\b(?:on|every|each|any|in|from|to|first|second|to) (?:\w+ )?{DAYS}\b|\b{DAYS}\b[^.;]{{0,40}}\b(?:p\d|period|lesson|morning|afternoon|assembl|tutor)|\b(?:p|period|periods|lesson) ?\d\b")
ENCOUNTERS = Cue(r"\bencounters?\b|\bproviders?\b|\b(?:college|utc|training|apprentice\w*|technical|t level)\b")
