"""PUB-7, PUB-7b and PAP-1 to PAP-8: the school's own provider access policy statement and what it holds.

G: "Provider access policy statement". The law explained, a link to the policy, and a list of what a policy holds are none
of it: each has its own reason.
"""

from __future__ import annotations

import re

from careersite.findings import Confidence, Outcome

from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_NAME = Cue(
    r"\bprovider access\b|\bbaker clause\b|\bpal\b[^.]{0,30}\b(?:policy|statement)|\brequired access provision\b|\baccess (?:policy|statement) (?:for|on) (?:education|training|external|provider)"
    r"|\baccess (?:for|by|of|to) (?:\w+ ){0,3}providers\b|\bproviders?'? access\b|\baccess for (?:education|training|external|technical)\b|\bexternal (?:training )?providers? (?:access|policy)"
    r"|^for providers$|\b(?:information|guidance) for (?:education |training |external )*providers\b",
    "provider", "baker", "pal", "access",
)
_OTHER_TOPIC = re.compile(
    r"^(?:\W|\d)*(?:destinations?|labour market|lmi|work experience|(?:our )?careers (?:programme|team|leader|plan|curriculum|overview|adviser|guidance)|measuring|how we (?:measure|assess)|impact|personal guidance|"
    r"information for (?:parents|students|pupils|employers|teachers)|parents|students|pupils|employers|teachers|useful (?:links|websites)|gatsby|the gatsby|programme|learning journey|news)"
)
_MANAGES = Cue(
    r"\b(?:sets? out|explains?|outlines?|describes?|details)\b[^.]{0,60}\b(?:arrangements?|how)\b[^.]{0,60}\b(?:manag\w+|handl\w+|arrang\w+|give|grant\w*|allow\w*)\b[^.]{0,60}\b(?:access|providers?|requests?)\b"
    r"|\b(?:arrangements? for|how (?:we|our|the (?:school|academy|college|trust))[^.]{0,20}) ?(?:manag\w+|handl\w+|deals? with)\b[^.]{0,40}\b(?:access|providers?|requests?)\b"
    r"|\b(?:leader|lead|head|team|school|academy|we|deputy|co-?ordinator) (?:manages?|handles?|deals? with|considers?) (?:all |any |each |every )?(?:provider )?requests?\b|\b(?:policy|procedure) for (?:external )?(?:education |training )?providers'? (?:access|to)|\b(?:policy|statement) (?:for|on|about) (?:external )?(?:education |training )*providers'? (?:access|access to)",
    "access", "provider", "request",
)
_ENTITLED = Cue(r"\b(?:student|pupil|learner)s?'? entitlement\b", "entitlement")
_TITLE = re.compile(r"\b(?:polic(?:y|ies)|statement)\b")
_LINKED = re.compile(
    r"\b(?:click|here|link|download|view|read|see|can be found|available|find|attached|below|open)\b|\.pdf\b|\.docx?\b|^(?:our )?(?:provider access|baker clause)[\w ()&'-]{0,60}$|polic(?:y|ies) (?:page|section)"
)
_OWN_VOICE = re.compile(r"\b(?:we|our)\b|\bthis (?:policy|statement|document)\b")
_CLAIM = re.compile(r"\b(?:fully|we) (?:fully )?(?:adhere|compl(?:y|ies)|support|meet|follow|endorse)\b")

_ASKS = re.compile(
    r"\b(?:providers?|employers?|organisations?|colleges?|anyone|those|you|please|to (?:connect|arrange|request|discuss|apply|book|make)|requests?|applications?|who wish\w*|wishing|would like)\b"
)
_PROCEDURE = re.compile(
    r"\b(?:should|must|can|may|please|are asked to|need to|is asked to|will need to|are (?:requested|invited|encouraged) to) (?:first |initially |then |also |please |in the first instance )?(?:contact|e-?mail|telephone|phone|call|write to|apply|complete|submit|send|get in touch|speak to|fill in|make (?:a|their|your|an) (?:request|application))\b"
    r"|\b(?:please|should) (?:be )?(?:e-?mailed|sent|made|submitted|directed|addressed|put)\b|\brequests? (?:for access )?(?:should|must|can|may|need to|are|is) (?:to )?(?:be )?(?:e-?mailed|sent|made|submitted|directed|addressed|put|in writing|received|handled|dealt|managed)\b"
    r"|\bcontact (?:our|the|mrs?|ms|miss|dr|mx|[a-z]+ [a-z]+,? (?:the |our )?careers)\b|\b(?:e-?mail|apply|write|telephone|ring) (?:to )?(?:our|the|us|mrs?|ms|miss|dr)\b"
    r"|\be-?mail requests\b|\brequest form\b|\b(?:at least|minimum of|no (?:less|later) than|with) (?:\w+ ){0,2}(?:weeks?|days?|months?|half[- ]term)\b[^.]{0,20}\b(?:notice|before|in advance|prior|ahead)\b|\bby (?:writing|e-?mailing|phoning|telephoning|ringing|contacting|calling|completing|filling)\b|\brequests?\s*[:-]\s*(?:please )?(?:contact|e-?mail|to|via)\b|\bcontact\b[^.;]{0,30}(?:\S+@\S+|\b0\d{3,4}\b)|\bget in touch\b|\bcomplete (?:the|our|a|this) [^.]{0,30}form\b"
    r"|\b(?:first|initial) (?:point of )?contact\b|\bpoint of contact\b"
)
_NOT_ASKING = re.compile(r"\bcomplaints?\b|\bpersonal guidance\b|\bcareers (?:appointment|interview)|(?:^|[.;:] )\W*(?:the |our |all |any |if )*(?:parents?|pupils?|students?|learners)(?: and (?:parents|pupils|students|carers))? (?:should|can|may|must|will)\b")
_PROVIDER_WORD = re.compile(r"\b(?:providers?|requests?|access|organisations?|colleges?|training|visit|come (?:in|into)|speak to (?:our )?(?:pupils|students)|connect|employers?|alumni)\b")
_GROUNDS = Cue(
    r"\b(?:requests?|access|applications?|visits?|providers?|we|school|academy|headteacher|principal|proposals?|decisions?)\b[^.;]{0,60}\b(?:refus\w+|declin\w+|reject\w+|turn(?:ed)? down|den(?:y|ied)|not be (?:granted|agreed|approved|accepted|possible)|say no|cannot (?:agree|accept|grant))\b[^.;]{0,60}\b(?:if|where|when|because|on the grounds|unless|should|that|judged|clash|conflict|which|due to|for|reasons?|exams?|examination)\b"
    r"|\b(?:requests?|applications?|access|each one|proposals?|visits?)\b[^.;]{0,40}\b(?:(?:considered|assessed|judged|weighed|decided|measured|looked at|reviewed|evaluated|checked|granted|agreed|approved|accepted)\b[^.;]{0,60}\b(?:against|on (?:the )?(?:basis|merit|grounds)|case[- ]by[- ]case|based on|depending|where|if|when|provided|unless|subject to|according to|in (?:the )?light of|as long as|following criteria|taking (?:into )?account))"
    r"|\b(?:consider|weigh|judge|assess|look at|check)\w* (?:each|every|all|any|whether|requests?)[^.;]{0,40}\b(?:against|whether|on (?:its|their) merits?|case[- ]by[- ]case|basis|if|clash\w*)\b"
    r"|\b(?:will|may|can|might|reserve the right to) (?:refuse|decline|reject|say no|turn down|withhold)\b|\bgrounds (?:for|on which)[^.;]{0,40}\b(?:are|include)\b(?! (?:set out|in|on))|\b(?:say yes|grant|agree|approve|accept)\w*[^.;]{0,40}\b(?:if|where|when|as long as|provided|unless|subject to)\b"
    r"|\b(?:may|will|can|could|might) (?:also )?be (?:declined|refused|rejected|turned down|denied)\b|\b(?:look at|check|consider|ask)\w* (?:whether|if|how (?:well|far))\b[^.;]{0,80}\b(?:accept|agree|grant|approve|say yes|allow|decide)\w*"
    r"|\breasons? (?:for|why|that)[^.;]{0,40}\b(?:refus\w+|declin\w+|say no|turn\w* down)",
    "refus", "declin", "reject", "down", "den", "grant", "agree", "approv", "accept", "consider", "assess", "judg", "weigh", "decid", "measur", "look", "review", "evaluat", "check", "will", "may", "can", "might", "grounds", "say", "reason",
)
_DECIDES = re.compile(
    r"\b(?:refus\w+|declin\w+|reject\w+|turn(?:ed)? (?:it |them )?down|grant(?:ed|s|ing)?|agree[ds]?(?! with the governing)|approves?|(?:is|are|be|been|not) approved|accept(?:ed|s|ing)?|allow(?:ed|s)?|permit(?:ted|s)?|say (?:yes|no)|withhold|withheld|go ahead|denied|deny|not be possible)\b"
)
_DECIDED = re.compile(r"\b(?:requests?|access|visits?|applications?|proposals?|providers?|sessions?|talks?|it|them|permission|consent|offers?)\b")
_CONDITION = re.compile(
    r"\b(?:if|where|when|whenever|unless|provided|providing|as long as|so long as|subject to|because|on (?:the )?grounds?|(?:on )?safeguarding grounds|case[- ]by[- ]case|on (?:its|their) merits?|based on|on the basis|depend\w*|criteria|clash\w*|taking (?:into )?account|conflict\w*|that (?:do|does|are|is) not|whose)\b"
)
_DECIDER = re.compile(r"\b(?:requests?|applications?|proposals?|each one|decisions?|every visit|all visits)\b[^.;]{0,60}\b(?:consider|assess|judg|weigh|decid|measur|look|evaluat|review|check|made|taken)\w*\b[^.;]{0,80}\b(?:against|basis|based|merit|criteria|account|whether|case|depend\w*|light of|how well|fits?|suitab\w+|benefit\w*|needs of)\b")
_GROUNDS_HEAD = re.compile(r"\b(?:refusal|refusing|granting|when we (?:may )?(?:say no|refuse)|criteria|grounds)\b")
_ROOM = (
    r"(?:hall|gym|classrooms?|rooms?|space|library|theatre|studio|canteen|atrium|ict suite|computers?|projectors?|screens?|whiteboard|av equipment|audio[- ]visual|wi-?fi|internet access|equipment|facilities|"
    r"premises|stands?|tables?|stall|display (?:boards?|space)|parking|lecture|lrc|resource centre|learning resource|hub|it equipment|presentation equipment|laptop|refreshments|venue|meeting room)"
)
_PREMISES = Cue(
    rf"\b(?:will|can|is|are|able to|happy to|may|shall) (?:be |usually |normally |also |then |typically |always |generally )*(?:made available|provide[sd]?|offer(?:ed)?|available|arrange[ds]?|use[ds]?|allocated|given|book(?:ed)?|discuss(?:ed)?|supply|supplied|have (?:access to|the use of|use of)|set up|lend|welcome to use|reserve[ds]?|make)\b[^.;]{{0,90}}\b{_ROOM}\b"
    rf"|\b{_ROOM}\b[^.;]{{0,80}}\b(?:will|can|is|are|may) (?:be |also |usually |normally )*(?:made available|provided|available|offered|arranged|used|allocated|booked|set aside|on hand|at (?:your|their|providers'?|the) (?:disposal)?)"
    rf"|\b(?:we|school|academy|college|providers?|visitors|you) (?:will |can |may |shall |usually |normally |also )*(?:have|has|make|makes|offer|offers|provide|provides|give|gives|use|uses|set aside|reserve|lend|supply|supplies|book|books)\b[^.;]{{0,80}}\b{_ROOM}\b"
    rf"|\bpresent(?:ations?)? in (?:the|our)[^.;]{{0,30}}\b{_ROOM}\b",
    "hall", "gym", "room", "space", "library", "theatre", "studio", "canteen", "atrium", "suite", "computer", "projector", "screen", "whiteboard", "equipment", "audio", "wi", "internet", "facilities", "premises", "stand", "table", "stall", "display", "parking", "lecture", "lrc", "resource", "hub", "laptop", "refreshments", "venue",
)
_AGREED = re.compile(r"\b(?:policy|statement)\b[^.;]{0,40}\b(?:agreed|approved)\b|\b(?:agreed|approved|ratified) by\b|\b(?:dates?|times?|format|details|content|arrangements)\b[^.;]{0,40}\bagreed?\b|\bonce (?:agreed|approved|a visit is agreed)|\bhas (?:granted|agreed)")
_TEST = re.compile(r"\b(?:availability of|clash\w*|subject to|against|depends? on|depending on|whether|shortage|lack of|consider)\b[^.;]{0,60}\b(?:staff|space|rooms?|resources|facilities)\b|\bstaff, space\b|\bspace and resources\b")
_PREMISES_HEAD = re.compile(r"\b(?:premises|facilities|rooms?|accommodation)\b")
_CLOCK = r"(?:\b\d{1,2}[.:]\d\d\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b)"
_DAYS = r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?)"
_SLOT = r"(?:assembl(?:y|ies)|tutor (?:time|period|group)s?|form (?:time|period)|registration|period \d|lesson \d|lunch(?:time|break)?s?|break ?times?|pshe (?:lessons?|time|sessions?|slots?)|enrichment|morning|afternoon|p\d|first lesson)"
_TIMES = Cue(
    rf"{_CLOCK}\s?(?:-|to|until|and|till)\s?{_CLOCK}|\b(?:at|from|between|before|after)\s{_CLOCK}|\b{_DAYS}\b[^.;]{{0,60}}(?:\b{_SLOT}\b|{_CLOCK})|\b{_SLOT}\b[^.;]{{0,60}}(?:\b{_DAYS}\b|{_CLOCK})"
    rf"|\b(?:access|visits?|providers?|talks?|sessions?|slots?|encounters?|we|times?|workshops?|presentations?)\b[^.;]{{0,80}}\b(?:during|in|on|at|include|are) (?:the |our |weekly |year[- ]group |any |a |morning |whole[- ]school )*{_SLOT}\b"
    rf"|\b(?:on|every|each) {_DAYS}\b|\b(?:autumn|spring|summer) term\b[^.;|]{{0,50}}\b(?:and|or|,)\b[^.;|]{{0,40}}\b(?:autumn|spring|summer) term\b[^.;]{{0,40}}\baccess\b",
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "day", "assembl", "tutor", "lunch", "period", "lesson", "morning", "afternoon", "registration", "break", "pshe", "form", "enrichment", "term",
)
_TIMES_SUBJECT = re.compile(r"\b(?:access|visits?|providers?|visitors|times?|slots?|available|requests?|opportunit\w+|talks?|presentations?|sessions?|come in|welcome)\b")
_VAGUE_TIMES = re.compile(r"\b(?:school (?:day|hours)|term[- ]time|college day|times? (?:of day )?(?:to be|will be|by) (?:agreed|arrange\w*|discuss\w*)|mutually (?:agreed|convenient)|timetable|spring term|autumn term|summer term)\b")
_SIX = re.compile(
    r"\b(?:six|6|two|2|at least (?:one|two|six|2|6)|key phase|encounters?)\b"
)
_PHASE = re.compile(r"\b(?:first|second|third|1st|2nd|3rd) (?:key )?phase\b|\bkey phase\b|\b(?:years?|yrs?|y)\s?(?:8|9|10|11|12|13)\b")
_OUR_PLAN = re.compile(
    r"\b(?:we|our (?:school|academy|college|programme|pupils|students|careers programme)|the (?:school|academy|college|trust)|this (?:school|academy))\b[^.;]{0,50}\b(?:offers?|provides?|put(?:s)? on|run(?:s)?|hold(?:s)?|host(?:s)?|arrange(?:s)?|schedule(?:s)?|deliver(?:s)?|plan(?:s)?|give(?:s)?|meet(?:s)?|organise(?:s)?|will (?:meet|offer|provide|run|hold|host|arrange|deliver|give|put|organise|ensure|have))\b"
    r"|\b(?:built|woven|embedded|planned|mapped|scheduled) into (?:our|the) (?:careers )?(?:programme|calendar|curriculum|year|plan)\b|\ball (?:our )?(?:pupils|students|learners)[^.;]{0,20}will (?:have|receive|take part|attend|meet|get|experience)\b"
    r"|\bcalendar of encounters\b|\bour (?:six |provider )?encounters\b|\bencounters (?:are|will be) (?:planned|met|delivered|provided|built|organised|arranged|scheduled)\b[^.;]{0,60}\b(?:as follows|below|through|by|in our|over)\b|\b(?:meet|deliver|fulfil)\w* the six encounters\b[^.;]{0,40}\b(?:by|through|with|as follows)\b"
)
_EVENT = re.compile(
    r"\b(?:assembl(?:y|ies)|fairs?|talks?|workshops?|visits?|tasters?|taster (?:day|session)s?|presentations?|carousel|college|apprenticeships?|training provider|utc|institute of technology|insight day|open (?:day|evening)|"
    r"roadshow|drop-?in|lessons?|webinar|t levels?|asks?|university|ask programme|tours?|options (?:event|evening|talk)|careers day|mock interviews?|national (?:apprenticeship|careers) week)\b"
)
_YEAR_START = re.compile(r"^(?:\W*)(?:(?:years?|yrs?|y)\s?(?:7|8|9|1[0-3])|(?:first|second|third|1st|2nd|3rd) (?:key )?phase|(?:autumn|spring|summer)(?: term)?\b|ks[345]|key stage [345])")
_OUR_SIX = re.compile(r"\bour (?:two|six|first|own|planned)?\s?(?:provider )?encounters\b|\bencounters (?:at our|at the|this year|in our|we)\b|\bthe six encounters at\b")
_PHASES = re.compile(r"\b(first|second|third|1st|2nd|3rd) (?:key )?phase\b|\bkey phase (\d|one|two|three)\b")
_YEARS = re.compile(r"\b(?:years?|yrs?|y) ?(?:8|9|1[0-3])\b")
_APPROVED = Cue(r"\b(?:approved|ratified|agreed|adopted|signed off)\b[^.;]{0,30}\b(?:by|with)\b[^.;]{0,40}\b(?:governors?|governing (?:body|board)|trustees?|full board|local (?:governing|academy) (?:body|board|committee|council)|board of (?:governors|trustees|directors)|lgb|fgb|chair of)\b|\b(?:governing body|governors|trustees|board)\b[^.;]{0,40}\b(?:approved|ratified|agreed|adopted)\b|\b(?:approved|ratified|agreed|adopted) (?:by )?(?:full )?(?:governors|governing (?:body|board)|trustees)\b", "approved", "ratified", "agreed", "adopted", "signed")
_LIMITED = Cue(r"\b(?:only|invite|invited|selected|targeted|chosen|identified) (?:to )?(?:selected |targeted |invited |chosen |some )?(?:groups? of )?(?:pupils|students|learners|pupil premium)\b[^.;]{0,60}|\b(?:after school|evening|outside (?:of )?(?:normal )?school hours|twilight)\b[^.;]{0,30}\bonly\b|\bby invitation only\b", "only", "invit", "selected", "targeted", "chosen", "identified")
_UNLIMITED = Cue(r"\ball (?:pupils|students|learners)\b[^.;]{0,40}\b(?:attend|in (?:the )?(?:year|cohort)|invited|take part)\b|\bwhole (?:year|cohort)\b|\bmandatory for all\b|\bnot (?:limit|restrict)\w*\b", "all", "whole", "mandatory", "not")


# Inside provider-access text the subject is known, so the cues below can be broad; what is law, aim, promise or about
# somebody else (pupils, another college) is taken out first.
_SOMEBODY_ELSE = re.compile(
    r"^\W*(?:(?:the|our|all|each|every|some|many|most|any|older|year \d+) )*(?:pupils?|students?|learners|young people|parents?(?: and carers)?|attendance|governors?|(?:the )?governing body|head ?teacher|ofsted|vale|local colleges offer|parents' evening|school office|office|entry|technical (?:education|routes)|college interviews|part-time)\b"
)
_META = re.compile(r"\b(?:policy|statement|law|act|legislation|document|section|clause|department|guidance)\b[^.;]{0,25}\b(?:will say|says?|sets? out|covers?|names?|includes?|asks?|tells?|gives|requires?|expects?|needs)\b")
_REACH = re.compile(
    r"\b(?:contact|e-?mail|phone|telephone|ring|call|write(?: to)?|appl(?:y|ication)|approach|get in touch|register|submit|send|sent|address(?:ed)?|direct(?:ed)?|(?:speak (?:to|with)|talk to)(?! (?:our |the |all |its |any |your |year )*(?:pupils?|students?|learners|young|children))|complete|fill in|make (?:an?|the|your|their) (?:application|request|booking)|book|reach(?: us)?|put in writing|in writing|made (?:in|to|through|by|via)|go(?:es)? (?:first )?to|come through|passed to|form)\b"
)
_ASKED = re.compile(
    r"\b(?:should|must|please|(?:is|are) (?:asked|invited|requested|encouraged|advised|required|welcome) to|needs? to|can|may|have to|will need to|to (?:speak|talk|visit|connect|arrange|request|discuss|apply|book|offer|make|take|ask)|if you|would like|wish(?:es|ing)?|interested|first|who wants?|step 1)\b|^\W*(?:contact|e-?mail|write|apply|speak|ring|call|phone|send|complete|get in touch)\b"
)
_REQUEST = re.compile(r"\b(?:requests?|enquir(?:y|ies)|applications?|bookings?)\b[^.;]{0,80}\b(?:should|must|go(?:es)? (?:first )?(?:to|through|via)|comes? (?:to|through)|needs? to|has to|have to|are to|reach(?:es)? us|addressed|sent|submitted|made (?:to|through|in|by|via)|in writing|directed|passed)\b")
_NOTICE = re.compile(r"\b(?:weeks?|days?|months?|term|half[- ]term)(?:'s?|s')? (?:notice|ahead|before|in advance|prior|beforehand)\b|\bnotice of (?:\w+ ){1,3}(?:weeks?|days?|months?|term)\b")
_FORM = re.compile(r"\b(?:request|application|enquiry|online|booking|access) form\b")
_REASONS = re.compile(
    r"\b(?:refus\w+|declin\w+|reject\w+|turn(?:ed|ing)? (?:\w+ ){0,2}(?:down|away)|not (?:agree|accept|allow|permit|grant|be (?:granted|agreed|accepted|met|possible|allowed|approved))|cannot (?:be met|agree|accept|grant|always)|say (?:no|yes)|grant(?:ed|s)?|(?:is|are|be|been) approved|approve|go(?:es)? ahead|limit visits|give (?:preference|priority)|preference|normally given|allowed in)\b"
    r"[^.]{0,120}\b(?:if|where|when|unless|except|because|provided|subject to|before|during|after|which|who|whose|that|such as|to (?:providers|requests|those)|include|on the grounds|at short notice|in the weeks|until|where|account|likely|within)\b"
)
_TURNED = re.compile(r"\b(?:providers?|those|anyone|requests?|organisations?) (?:who|that|which|whose)\b[^.]{0,100}\b(?:refused|declined|rejected|turned (?:down|away)|not (?:be )?(?:accepted|granted|allowed|welcome))")
_WEIGHS = re.compile(
    r"\b(?:request|access|visit|decid\w*|decision|choos\w*|measured|judged|weigh\w*|assess\w*|considered?)\w*\b[^.]{0,90}\b(?:against|having looked|account of|tests?|criteria|merits?|case[- ]by[- ]case|we ask|does it|is it|benefit|quality|relevance|suitab\w+|safeguarding|timing|calendar|heard (?:from )?least)\b"
)
_SETTLED = re.compile(r"\b(?:when|once|after|if) (?:a|the|your|any|this) (?:visit|request|date|talk|session)s? (?:has|have|is|are) (?:been )?(?:agreed|approved|accepted|confirmed)\b")
_ROOMS = re.compile(rf"\b{_ROOM}\b|\bav\b|\bstudios?\b|\blabs?\b|\bboards?\b|\bhalls\b|\bmicrophone\b|\bpower (?:supply|points?)\b|\bcomputers\b|\bprospectuses\b")
_OFFERS = re.compile(
    r"\b(?:offer(?:s|ed)?|provid(?:e|es|ed)|available|us(?:e|ed)|reserv(?:e|ed)|have|has|find|let|lend|lent|given|give|gives|host(?:s|ed)?|set up|seats?|holds?|open to|suppl(?:y|ies|ied)|ready|disposal|leave|display|book(?:ed)?|arrange[ds]?|allocated|held|take place|made in|located|free of charge|welcome to|set aside|put)\b"
)
_NOT_OFFERED = re.compile(
    r"\b(?:no|not|cannot|limited|availability|depends?|whether|check|tested|bring (?:their|your)|own laptop|tell us which|lettings|hire|refus\w+|declin\w+|fire|cctv|badge|sign in|report to|noticeboard|office by|timetable|curriculum|college has|tour|residential|prefer)\b"
)
_WHEN_SUBJECT = re.compile(r"\b(?:access|visit(?:s|ed|ing)?|providers?|visitors|employers|slots?|talks?|sessions?|come in|fit you in|meet our|see our|open to|times?|workshops?|presentations?|present|requests? can be met|assembl(?:y|ies)|encounters?|tutor (?:time|periods?))\b")
_NOT_WHEN = re.compile(r"\b(?:office|reception|telephone|phoned?|evenings?|reviewed|approved|interviews?|library at|closes|meets the|governing|reply)\b")
_WHEN = Cue(rf"{_CLOCK}|\b(?:on|every|each|any|in|from|to|first|second|to) (?:\w+ )?{_DAYS}\b|\b{_DAYS}\b[^.;]{{0,40}}\b(?:p\d|period|lesson|morning|afternoon|assembl|tutor)|\b(?:p|period|periods|lesson) ?\d\b", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "day")
_ENCOUNTERS = re.compile(r"\bencounters?\b|\bproviders?\b|\b(?:college|utc|training|apprentice\w*|technical|t level)\b")


_ROWS = {
    "PAP-1": "access-procedure", "PAP-2": "access-grounds", "PAP-3": "access-premises", "PAP-4": "access-times", "PAP-5": "six-encounters",
}  # fmt: skip


def mark(page: Page) -> None:
    """Mark the units that are provider-access text: the whole page where its head says so, else from where it begins."""
    low = page.low
    if not ("provider" in low or "baker" in low or "pal " in low or "pal)" in low or "access" in low):
        return
    head = [unit.low for unit in page.units[:2] if len(unit.low) < 140]
    title = page.extract.title.lower() if page.extract.form in ("html", "pdf") else ""
    whole = any(_NAME.search(line) for line in [*head[:1], title] if line) or any(_NAME.search(line) for line in head[1:]) and low.count("provider") + low.count("access") > 3
    whole = whole and not _mixed(page)
    template = whole and page.extract.form != "html"
    inside = whole
    for unit in page.units:
        short = unit.kind == "heading" or len(unit.low) < 70
        if template:
            inside = True
        elif short and _OTHER_TOPIC.search(unit.low) and not _NAME.search(unit.low) and not (whole and unit.kind != "heading"):
            inside = whole and unit.kind != "heading"
        elif _MANAGES.search(unit.low) and _PROVIDER_WORD.search(unit.low):
            inside = True
        elif (name := _NAME.search(unit.low)) and (short or name.start() < 6 or "statement" in unit.low or "policy" in unit.low) and not _file(unit):
            inside = True
        unit.provider = inside


def _mixed(page: Page) -> bool:
    """A careers page whose title lists provider access among other things."""
    first = page.units[0].low if page.units else ""
    return len(first) > 60 and "programme" in first and "provider access" in first


def _file(unit: Unit) -> bool:
    return bool(re.search(r"\.(?:pdf|docx?)$|\b20\d\d$", unit.low)) and len(unit.low) < 80


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-7, PUB-7b and PAP-1 to PAP-5, PAP-7 and PAP-8 over all pages that are marked."""
    verdicts: list[RowVerdict] = []
    shown = False
    for page in pages:
        units = [unit for unit in page.units if unit.provider]
        if not units:
            continue
        parts = [verdict for row in _ROWS if (verdict := _part(page, units, row))]
        statement = _statement(page, units, parts)
        verdicts += parts
        verdicts.append(statement)
        shown = shown or statement.outcome is Outcome.MET
        verdicts += _governed(page, units) if statement.outcome is Outcome.MET else []
    verdicts.append(_link(pages) or absent("PUB-7", "no-provider-statement"))
    verdicts.append(_within(pages))
    linked = not shown and any(verdict.reason_code == "policy-linked-not-read" for verdict in verdicts)
    for row, code in (*_ROWS.items(), ("PAP-7", "governors-agreed"), ("PAP-8", "attendance-not-limited")):
        if linked:
            verdicts.append(unclear(row, "policy-linked-not-read"))
        elif row == "PAP-8" and shown:
            verdicts.append(unclear(row, "attendance-not-stated"))
        else:
            verdicts.append(absent(row, f"no-{code}"))
    return verdicts


def _statement(page: Page, units: list[Unit], parts: list[RowVerdict]) -> RowVerdict:
    """PUB-7: the statement is there when it says how this school handles access, in whatever words."""
    done = [verdict for verdict in parts if verdict.outcome is Outcome.MET]
    titled = any(_NAME.search(line) for line in page.heads.split("\n")) or any((name := _NAME.search(unit.low)) and name.start() < 6 for unit in units)
    managing = [unit for unit in units if _MANAGES.search(unit.low) and not _link_line(unit)]
    entitled = [unit for unit in units if _ENTITLED.search(unit.low) and len(unit.low) < 400]
    strong = [verdict for verdict in done if verdict.id != "PAP-5"]
    substance = [unit for unit in units if len(unit.low) > 40 and not unit.law and not _link_line(unit)]
    if managing and (titled or strong or len(substance) > 2):
        return met("PUB-7", "provider-statement", page.at(managing[0]))
    if strong and (titled or len(strong) > 1):
        return met("PUB-7", "provider-statement", *strong[0].evidence)
    if titled and entitled and len(units) > 2:
        return met("PUB-7", "provider-statement", page.at(entitled[0]), sure=Confidence.MEDIUM)
    if titled and done:
        return met("PUB-7", "provider-statement", *done[0].evidence, sure=Confidence.MEDIUM)
    telling = [unit for unit in substance if _OWN_VOICE.search(unit.low) and not _CLAIM.search(unit.low)]
    if telling and any(_TITLE.search(unit.low) and _NAME.search(unit.low) and not unit.law for unit in page.units[:2]):
        return met("PUB-7", "provider-statement", page.at(telling[0]), sure=Confidence.MEDIUM)
    if any(_link_line(unit) for unit in units):
        return unclear("PUB-7", "policy-linked-not-read", page.at(next(unit for unit in units if _link_line(unit))))
    claim = next((unit for unit in units if _CLAIM.search(unit.low)), None)
    if claim:
        return absent("PUB-7", "claim-only", page.at(claim))
    if any(unit.law for unit in units):
        return absent("PUB-7", "law-explained-only", page.at(next(unit for unit in units if unit.law)))
    return unclear("PUB-7", "statement-unclear", page.at(units[0]))


def _link_line(unit: Unit) -> bool:
    """A line that leads to the policy and does not give it."""
    if not (_NAME.search(unit.low) or "policy" in unit.low or "statement" in unit.low):
        return False
    return bool(_LINKED.search(unit.low)) and (len(unit.low) < 60 or bool(re.search(r"\b(?:click|here|link|download|view|polic(?:y|ies) (?:page|section)|\.pdf)\b", unit.low))) and unit.index > 0


def _link(pages: list[Page]) -> RowVerdict | None:
    """A link to a policy that is not among the pages that were read."""
    read = {page.address.rsplit("/", 1)[-1].lower() for page in pages}
    for page in pages:
        for link in page.extract.links:
            if _NAME.search(f"{link.text} {link.address}".lower().replace("-", " ").replace("_", " ").replace("%20", " ")):
                if link.address.split("#")[0].rsplit("/", 1)[-1].lower() not in read:
                    return unclear("PUB-7", "policy-linked-not-read", page.on(link.text or link.address), policy=link.address)
        for unit in page.units:
            if len(unit.low) < 120 and _NAME.search(unit.low) and _TITLE.search(unit.low) and (_file(unit) or _link_line(unit)):
                return unclear("PUB-7", "policy-linked-not-read", page.at(unit), policy=unit.text)
    return None


def _within(pages: list[Page]) -> RowVerdict:
    """PUB-7b: the policy stands in the careers information, or a careers page links to it."""
    careers = [page for page in pages if re.search(r"\bcareers?\b|\bceiag\b", page.heads)]
    for page in careers:
        own = [unit for unit in page.units if unit.provider and len(unit.low) > 60 and not _link_line(unit)]
        if own and len(own) < len(page.units):
            return met("PUB-7b", "policy-in-careers", page.at(own[0]), sure=Confidence.MEDIUM)
        for link in page.extract.links:
            if _NAME.search(f"{link.text} {link.address}".lower().replace("-", " ")):
                return met("PUB-7b", "policy-linked", page.on(link.text or link.address))
    if careers and len(pages) > 1:
        return absent("PUB-7b", "policy-not-linked")
    return unclear("PUB-7b", "link-not-seen")


def _part(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    finder = {"PAP-1": _procedure, "PAP-2": _grounds, "PAP-3": _premises, "PAP-4": _times, "PAP-5": _six}[row]
    return finder(page, units, row)


def _promised(page: Page, units: list[Unit], row: str, pattern: re.Pattern[str]) -> RowVerdict | None:
    for unit in units:
        if (unit.promised or re.search(r"(?:sets? out|includes?|covers?):", unit.low)) and pattern.search(unit.low):
            return unclear(row, "promised-only", page.at(unit))
    return None


def _telling(unit: Unit) -> bool:
    """The school's own sentence about access: not law, aim or promise, nor about pupils, governors or the policy itself."""
    if not unit.own or unit.kind == "heading" and len(unit.low) < 30:
        return False
    return not _SOMEBODY_ELSE.search(unit.low) and not (_META.search(unit.low) and len(unit.low) < 220)


def _procedure(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    for unit in units:
        low = unit.low
        if not _telling(unit) or _NOT_ASKING.search(low) or _link_line(unit):
            continue
        asked = _REACH.search(low) and _ASKED.search(low) and (_PROVIDER_WORD.search(low) or _ASKS.search(low) or "@" in low)
        if asked or _PROCEDURE.search(low) and (_PROVIDER_WORD.search(low) or _ASKS.search(low)) or _REQUEST.search(low) or _NOTICE.search(low) or _FORM.search(low):
            return met(row, "access-procedure", page.at(unit))
    return _promised(page, units, row, re.compile(r"procedur"))


def _grounds(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    for unit in units:
        low = unit.low
        if unit.kind == "heading" and _GROUNDS_HEAD.search(low):
            below = [other for other in page.after(unit, 3) if _telling(other) and re.search(r"\b(?:if|where|when|whether|unless|because|provided|must|clash\w*)\b|^\W*(?:is|can|does|are|will)\b", other.low)]
            if below:
                return met(row, "access-grounds", page.at(below[0]), sure=Confidence.MEDIUM)
        if not _telling(unit) or re.search(r"schools? (?:need not|do not have to|are not required)", low) or _AGREED.search(low) or _SETTLED.search(low):
            continue
        decided = _DECIDES.search(low) and _CONDITION.search(low) and _DECIDED.search(low)
        reasons = _REASONS.search(low) and (_DECIDED.search(low) or "visits" in low or "we " in low)
        if decided or reasons or _TURNED.search(low) or _DECIDER.search(low) or _GROUNDS.search(low) or _WEIGHS.search(low) and re.search(r"\b(?:requests?|access|visits?|we|providers?|it|offer|session)\b", low):
            if low.endswith(":") and not page.after(unit, 2):
                continue
            return met(row, "access-grounds", page.at(unit))
    return _promised(page, units, row, re.compile(r"grounds|granting|refus"))


def _premises(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    listed = False
    for unit in units:
        low = unit.low
        if len(low) < 50 and re.match(r"\W*(?:premises|facilities|rooms?|equipment|space)\b", low):
            listed = True
            continue
        if not _telling(unit) or _NOT_OFFERED.search(low) or _TEST.search(low) or not _ROOMS.search(low):
            listed = listed and len(low) < 80
            continue
        labelled = re.match(r"\W*(?:our )?(?:premises|facilities|rooms?|equipment|space)\b[^.:]{0,40}:\s*\S", low)
        if _PREMISES.search(low) or labelled or listed or _OFFERS.search(low) and not re.search(r"\b(?:programme|course|qualification|encounter)s?\b[^.;]{0,20}\bavailable\b", low) and not re.fullmatch(r"[^.]*\bpremises\b[^.]*\.?", low):
            return met(row, "access-premises", page.at(unit), sure=Confidence.HIGH if _PREMISES.search(low) else Confidence.MEDIUM)
    return _promised(page, units, row, re.compile(r"premises|facilities"))


def _times(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    vague: Unit | None = None
    headed = False
    for unit in units:
        low = unit.low
        if len(low) < 50 and re.search(r"\btimes?\b|\bwhen\b|\bslots?\b", low) and not _WHEN.search(low):
            headed = True
            continue
        timed = _TIMES.search(low) or _WHEN.search(low)
        if timed and _telling(unit) and not _NOT_WHEN.search(low) and (headed or _WHEN_SUBJECT.search(low) or _TIMES_SUBJECT.search(low)):
            return met(row, "access-times", page.at(unit))
        if vague is None and _VAGUE_TIMES.search(low) and not unit.law:
            vague = unit
    if vague:
        return unclear(row, "times-vague", page.at(vague))
    return _promised(page, units, row, re.compile(r"\btimes?\b|\bwhen\b"))


def _six(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    lines: list[Unit] = []
    for unit in units:
        low = unit.low
        if unit.law or unit.aim or unit.promised or re.search(r"\b(?:must|should)\b", low) and not re.search(r"\b(?:we|our)\b", low):
            continue
        years = len(set(_YEARS.findall(low))) + len(set(_PHASES.findall(low)))
        if _SIX.search(low) and ("encounter" in low or _PHASE.search(low)) and (_OUR_PLAN.search(low) or _OUR_SIX.search(low)):
            listed = [other for other in page.after(unit, 8) if _PHASE.search(other.low) or _YEAR_START.search(other.low)]
            if _PHASE.search(low) or listed or _EVENT.search(low):
                return met(row, "six-encounters", page.at(unit))
        if years >= 2 and not _META.search(low) and len(_EVENT.findall(low)) >= 2 and _ENCOUNTERS.search(low) and not re.search(r"\b(?:right to|entitled|optional|can find out|learn about|hear about)\b", low):
            return met(row, "six-encounters", page.at(unit), sure=Confidence.MEDIUM)
        if _YEAR_START.search(low) and _EVENT.search(low) and len(low) > 20:
            lines.append(unit)
    if len(lines) >= 2:
        return met(row, "six-encounters", page.at(lines[0]), page.at(lines[1]), sure=Confidence.MEDIUM)
    restated = next((unit for unit in units if "encounter" in unit.low and _SIX.search(unit.low)), None)
    return unclear(row, "law-restated", page.at(restated)) if restated else None


def _governed(page: Page, units: list[Unit]) -> list[RowVerdict]:
    """PAP-7 (agreed with the governing body) and PAP-8 (nothing limits attendance)."""
    found: list[RowVerdict] = []
    for unit in units:
        if _APPROVED.search(unit.low) and not unit.law:
            found.append(met("PAP-7", "governors-agreed", page.at(unit)))
        if not unit.law and _LIMITED.search(unit.low):
            found.append(RowVerdict("PAP-8", Outcome.NOT_MET, "attendance-limited", Confidence.MEDIUM, (page.at(unit),)))
        elif _UNLIMITED.search(unit.low) and not unit.law:
            found.append(met("PAP-8", "attendance-not-limited", page.at(unit), sure=Confidence.MEDIUM))
    return found
