## English. id.ftl is the source of truth: the same keys with the same arguments.
## <b>, <i>, <code> and <blockquote> are Telegram's HTML; every argument is escaped already.

### Greeting and help

language-name = English
sample = (sample)
welcome =
    Welcome to the complaint channel of <b>{ $city }</b> { $sample }.
    Just tell me the problem, idea or question in your own words. You may also send a photo or a location right away.
welcome-cities = For another city? Press its name.
notice =
    <i>What you send is used to handle this report. The officers who handle it read it; your name is never shown to the public. This conversation is also stored by Telegram. More: /privasi</i>
privacy =
    <b>Your data in the channel of { $city }</b>

    <b>What for:</b> handling your report as a public duty. Nothing else.
    <b>Who sees it:</b> the coordinator and the agency that handles it read the report and the name you allow. The public sees only the masked text, without a name, after the report was checked.
    <b>Anonymous:</b> not even officers see your name. <b>Confidential:</b> the public does not see your report at all.
    <b>Telegram:</b> messages here are also stored by Telegram and are not end-to-end encrypted. Your NIK is not needed; do not send it.
    <b>Your rights:</b> ask for a copy, a correction, a restriction or the erasure of your data. Just write it here; we answer within 3 × 24 hours (UU 27/2022).
help =
    <b>How to report</b>
    Describe the problem in your own words, or send a photo, a voice message or a location. I only ask for what is missing; then you check it and press Send.

    /laporanku – your reports and their progress
    /cek NUMBER – look at one report
    /batal – stop what is being asked
    Something to add? Just reply to a message about that report.
help-officer = <b>Officers' commands</b>
help-emergency = Emergencies: { $numbers }.
unknown-command = I do not know that command. Just tell me your problem in your own words, or see /bantuan.
command-nearest = Did you mean /{ $command }?
unknown-command-officer = I do not know that command. Yours are in /bantuan.
command-of-others = /{ $name } is for { $roles } only; you are { $own }. Your own commands are in /bantuan.
home-head = Welcome. You serve the complaint channel of <b>{ $city }</b> { $sample } as { $offices }.
home-head-hub = Welcome. You serve all cities of this complaint channel { $sample } as { $offices }.
home-office = { $role } { $agency }
home-commands =
    Your commands: { $commands }
    What they do is in /bantuan.
stray-words = Your text
stray-file = Your file
stray = { $what } was not sent to anybody. To answer a report, open its card and press the action, or reply to the card. What shall become of it?
stray-no-queue = { $what } was not sent to anybody. What shall become of it?
ask-language = Bahasa mana yang Anda pilih? / Which language do you prefer?
language-guessed = <i>I answer in English because you wrote in English. Bahasa Indonesia: /bahasa</i>
language-set = All right, I speak English from now on.
lost-reply = Sorry, my last answer may not have reached you. Please go on, or see /laporanku.
apology = Something went wrong on our side; I could not process your last message (reference { $reference }). The officers have been told. Everything else is safe; please go on.
repeat-mark = (This message may reach you twice.)

### Commands in the menu

command-lapor = Make a new report
command-laporanku = My reports and their progress
command-cek = View a report by its number
command-tanggapi = Answer or add something
command-batal = Cancel what is going on
command-bantuan = How to use this channel
command-bahasa = Choose the language
command-privasi = How your data is used
command-antrean = What is waiting for you
command-tiket = Open a report's card
command-verifikasi = Check and forward a report
command-teruskan = Forward to another agency
command-tindaklanjut = Report a follow-up
command-minta = Ask the citizen for details
command-tunda = Postpone until a date
command-ubah = Correct title, type, category, place
command-selesai = Say that it is finished
command-kembalikan = Return to the coordinator
command-bukanwewenang = Outside the city's authority
command-arsip = Archive with a reason
command-gabung = Merge into a parent report
command-catat = Internal note
command-sp4n = Record the SP4N number
command-templat = Ready answers
command-beda = Differences to SP4N and the hand-over sheet
command-undang = Invite an officer
command-petugas = List of officers
command-instansi = List of agencies
command-ikatgrup = Bind this group to an agency

### Classes of reports

kind-complaint = Pengaduan (complaint)
kind-aspiration = Aspirasi (aspiration)
kind-information = Permintaan Informasi (request for information)

### Buttons

button-new = Make a report
button-mine = My reports
button-look = View
button-open = Open card
button-open-number = Open { $number }
button-open-line = Open { $line }
button-take-up = Continue { $number }
button-kept-words = Use what you wrote: { $words }
button-kept-files = { $count ->
    [one] Use the file sent before
   *[other] Use the { $count } files sent before
    }
button-kept-drop = Drop what you wrote or sent
button-send-after = Send after { $number }
button-own-report = File a report of my own
button-counter = File at the counter
button-open-private = Open in private chat
button-private = Open private chat
button-skip = Skip
button-back = Back
button-back-card = Back to the card
button-cancel = Cancel
button-change = Change
button-send = Send
button-yes = Yes
button-other-day = Another date
button-today = Today
button-yesterday = Yesterday
button-unknown-day = I do not know
button-done = Done
button-files-clear = Remove all attachments
button-resume = Continue
button-resume-titled = Continue: { $title }
button-split = Split into { $count } reports
button-anew = Start over
button-drop = Discard
button-undo = Restore the draft
button-history = History
button-files = Attachments
button-map = Map
button-more = More
button-queue = See the queue
button-refresh = Refresh
button-next = Next report
button-previous = ← Previous
button-next-page = Next →
button-answer-for = Answer for { $number }
button-withdraw-number = Withdraw report { $number }
button-file-anew = Send it again
button-new-report = New report
button-copy-link = Copy link
button-dismiss = Remove { $name }
button-verify = Verify
button-verify-outside = Refer to { $agency }
button-correct = Save
button-forward-other = Wrong agency? Move it
button-forward-to = Forward to { $agency }
button-forward-else = Another agency

### The form

form-taken = Thank you, I have noted it.
ask-kind = What would you like to tell us? Press the button, or type its number.
ask-content-complaint = Tell me the problem in your own words. A photo may come with it.
ask-content-aspiration = What is your idea or wish? Tell it in your own words.
ask-content-information = What would you like to know? Write the question in your own words.
ask-content-file = I have kept what you sent. What is the problem? Describe it in your own words.
ask-content-spoken = I have kept your recording and will pass it on to the officers. Write the problem in your own words so that it reaches the right officers sooner, or skip if the recording says it all.
ask-content-large = Write the problem in your own words so that it reaches the right officers sooner, or skip if the recording says it all.
ask-content-link = I have kept the link. A link alone is not enough; what is the problem? Describe it in your own words.
ask-content-bare-complaint = What is the problem? The officers need to know what to deal with, for example "street light out".
ask-content-bare-aspiration = What is your idea or wish? The officers need to know what it is, for example "more bins at the market".
ask-content-bare-information = What would you like to know? Write the question, for example "what do I need for a new KTP".
ask-content-more =
    You wrote:
    <blockquote>{ $words }</blockquote>
    What would you like to add?
ask-content-again =
    You wrote:
    <blockquote>{ $words }</blockquote>
    What shall it say instead?
ask-content-pin = I have kept the location. What is the problem there? Describe it in your own words, with a photo if you like.
ask-date = When did it happen? The officers need to know since when the problem has been there. Choose, or write the date, for example "19/11" or "last Thursday".
ask-date-guess = The date is <b>{ $day }</b>, right?
ask-date-impossible = There is no "{ $understood }" in the calendar. When did it happen? Choose, or write the date, for example "19/11" or "last Thursday".
ask-place = Where is it? The officers need to know where to go. Write a street or village name, or send a location.
ask-place-doubt = Which { $place } do you mean? More than one place has that name. Press the button, or type its number.
ask-city-doubt = That place may be in more than one city. In which city did it happen? Press the button, or type its number.
ask-title = Write the title you would like, one short sentence.
ask-agency = Which agency should handle it? Choose, write its name or number, or skip: the officers will choose.
ask-category = What is this report about? Choose, or skip: the officers decide.
ask-attachments = Attachments now: { $count }. Send photos, videos or files one by one. Is that all?
ask-name = Which name may officers see? The public never sees it.
ask-change = Which part would you like to change?
field-kind = Type
field-content = Text
field-title = Title
field-date = Date
field-place = Place
field-city = City
field-agency = Agency
field-category = Category
field-attachments = Attachments
field-name = Name
untitled = a report without a title

review-head = <b>Check before you send</b>
review-title = { $kind } · { $title }
review-date = When: { $day }
review-when = When: "{ $words }"
review-place = Where: { $place }
review-agency = For: { $agency } (officers confirm it)
review-agency-guess = For: { $agency } (my guess; the officers decide)
button-city-back = Back to { $city }
review-category = Category: { $category }
review-files = Attachments: { $count }
review-delicate = A report like this can be sent anonymously or confidentially; the buttons are below, and the decision is yours.
quote = <blockquote>{ $words }</blockquote>
switch-anonymous-on = Anonymous: yes
switch-anonymous-off = Anonymous: no
switch-confidential-on = Confidential: yes
switch-confidential-off = Confidential: no
switch-name-anonymous = Anonymous
switch-name-confidential = Confidential
place-area = Kel. { $village }, Kec. { $district }
place-pin = a point on the map
place-outside = outside { $city }
form-outside = That location is outside { $city }; I keep it as the place all the same, and the officers will check it. Wrong place? Just send the right location.

form-city-unknown = I do not know that city yet; your report is kept. This channel serves { $cities }. Press one of the buttons, or type the name of the city.
form-content-long = This report is too long: { $length } characters, and { $limit } fit. Your last message was not kept; what came before it is. Shorten that message and send it again.
form-content-rest = The first { $count } characters stand in the report, and the rest is attached as the file lanjutan.txt; no word is lost.
form-content-cut = Only the beginning of that long message was kept, the rest was not: one report has at most { $limit } characters. Write the rest more briefly.
form-files-many = There are already { $limit } attachments, which is the limit. They are all kept.
form-file-large = That file has { $size } MB, more than the { $limit } MB that I can keep. Officers can still open it in Telegram; do not delete the message, or send a smaller one.
form-file-kept = I have kept the file as an attachment. The earlier question is still waiting for an answer.
form-file-wanted = I am waiting for a photo, a video or a file here. When that is all, press Done.
form-location-kept = I have kept the location as the place of the incident.
form-title-long = A title has at most { $limit } characters; this one has { $length }. Please write a shorter one. Everything else is kept.
form-name-long = A name has at most { $limit } characters; this one has { $length }. Please write a shorter one.
form-place-vague = You need not know exactly. Write what is nearest: the village, a school, a mosque or a shop close by; or send a location.
form-place-long = That is longer than { $limit } characters, so I have added it to the report. For the place, please write only the street or the kelurahan.
form-text-long = That text is too long: { $length } characters, and { $limit } fit. Shorten it and send it again.
form-words-long = Your text is too long; { $limit } characters fit. It still stands above; shorten it and send it again.
form-date-impossible = The date "{ $understood }" is not in the calendar. Examples: 19/11, "last Thursday", "yesterday". Everything else is kept.
form-date-future = The date "{ $understood }" has not come yet. Examples: 19/11, "yesterday". Everything else is kept.
form-date-unknown = I could not find a date in "{ $understood }". Examples: 19/11, "last Thursday", "yesterday". Everything else is kept.
form-date-kept = I found no date in that, so I have added it to the report.
form-place-kept = I did not recognise a place there, so I added it to the text of the report.
form-date-too-old = The date "{ $understood }" is too long ago. Examples: 19/11, "last Thursday". Everything else is kept.
form-ahead-date-impossible = There is no date "{ $understood }" in the calendar. Examples: 5/12, "Monday", "7 days".
form-ahead-date-unknown = I did not understand a date in "{ $understood }". Examples: 5/12, "Monday", "7 days".
form-ahead-far = { $day } is not possible: a report can be postponed from tomorrow on, for { $days } working days at most, that is until { $latest }.
form-agency-unknown = I could not find the agency "{ $given }". Similar ones: { $nearest }. Please write one of them.
form-agency-none = This city has no agency "{ $given }". Write the name of another one.
form-agency-none-card = This city has no agency "{ $given }". All agencies are behind the button Instansi of this card.
form-choice-unknown = "{ $given }" is none of the choices. Press one of them, or write its name.
form-agency-unknown-card = I found no agency "{ $given }". Similar: { $nearest }. Choose it with the button Agency on this card.
form-file-left-out = "{ $action }" takes text only: the file is left out, the text is used.
form-words-wanted = Only text can be used here, so I have not sent that file. Please write it in words.
form-agency-rest = I know "{ $known }", but not "{ $rest }". Nothing has been forwarded.
form-category-unknown = I could not find the category "{ $given }". Similar ones: { $nearest }. Please write one of them.
form-button-old = That button belongs to an earlier question. Your other answers are kept.
form-parent-unknown = I could not find the parent report "{ $given }". Please write its number, like DMI-7K3F9QX.
form-sp4n-unknown = "{ $given }" is not an SP4N number. It has seven digits, like 9165816.
form-sp4n-status = "{ $given }" is not a status of SP4N. There are: { $known }. Example: 9165816 Proses
form-unreadable-sticker = I cannot read stickers. Please write it in words. Everything else is kept.
form-unreadable-contact = A contact is not needed and I have not kept it. Please write the answer in words. Everything else is kept.
form-unreadable-poll = I cannot read polls. Please write it in words. Everything else is kept.
form-unreadable-dice = I cannot read that. Please write it in words. Everything else is kept.
form-unreadable-game = I cannot read games. Please write it in words. Everything else is kept.
form-unreadable-venue = Please send the location as a point, or write the name of the place. Everything else is kept.
form-unreadable-story = I cannot read Telegram stories. Please write it in words. Everything else is kept.
form-unreadable-other = I cannot read that message. Please write it in words, or send a photo. Everything else is kept.

draft-waiting = You have a draft that was not sent: "{ $title }". Do you want to continue?
draft-discarded = The draft is discarded. If you pressed by mistake, it can be restored.
old-filed =
    That button belongs to a report that was already sent:
    <code>{ $number }</code>
    Would you like to see it or make a new report?
old-unknown = That button is no longer valid. You can make a new report or see /laporanku.
split-done = I have split it into { $count } reports. First the one below; "{ $title }" is kept and I offer it afterwards.
split-next =
    { $count ->
        [1] One report from your message has not been sent yet: "{ $title }". Continue now or at any time.
       *[other] { $count } reports from your message have not been sent yet; next is "{ $title }". Continue now or at any time.
    }
added = Added. When the report is complete, press Send.
righted-day = I changed the time to: { $day }.
righted-content = I replaced the text; what it said before stays in the history.
righted-place = I changed the place to: { $place }.
edit-taken = I have used your edited message.
edit-split = That message was split into { $count } reports, and they stay as they were; I keep its new words in the history. To replace what a report says, press Change.
edit-late = The message you edited was already used, so the change was not. To add something, reply to a message about the report.
edit-filed =
    Your change was added to the report; the first text is kept as well.
    <code>{ $number }</code>

### My reports

mine-none = You have no reports yet. Just tell me the problem here.
mine-draft = The draft "{ $title }" has not been sent and still waits for you.
small-thanks = You are welcome. I send what comes next here.
small-abuse = I am sorry that this is annoying. Just tell me what is wrong and where, or write "talk to a person".
small-nod = Good. I send news of your report here.
asked-robot = I am a program, not a person. Officers read and handle the reports that you send.
asked-person = I am a program; an officer can help you in this chat. Nobody is told before you agree.
asked-withdrawal =
    { $count ->
        [0] You have no report that can be withdrawn now.
       *[other] Open /laporanku, choose the report, then press "Withdraw the report".
    }
asked-withdrawal-one = To withdraw report { $number }, press the button below.
asked-kept = Report { $number } is not withdrawn.
asked-kept-late = Report { $number } is withdrawn and cannot be opened again. If the problem is still there, send a new report.
asked-data = I have passed your wish about your data on to { $holder }; the answer comes in this chat within 3 × 24 hours.
asked-information = Good, I note this as a request for information.
mine-list = <b>Your reports</b> ({ $count })
mine-line =
    <code>{ $number }</code> · { $status }
    { $title } ({ $day })
mine-head =
    <code>{ $number }</code>
    Status: <b>{ $status }</b>
mine-history = <b>What has happened so far</b>
unknown-number = I could not find report "{ $number }". Please check the number, like DMI-7K3F9QX; capital or small letters do not matter.
ask-check = You can look at somebody else's report with its number, for example: /cek DMI-7K3F9QX
check-slow = The last numbers were not found. Please try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }. Your own reports are in /laporanku.
check-sp4n = #{ $sp4n } is an SP4N-LAPOR! number. You can see its status at lapor.go.id. This channel's numbers look like DMI-7K3F9QX.
ask-answer = Write the number and the answer, for example: /tanggapi DMI-7K3F9QX the pole is on the school's side. Easier still: reply to a message about the report.
reply-not-yours = That message is about report { $number }, which is not yours. To report something yourself, just write here.
about-over = Is this about report { $number }, "{ $title }", which is over? I have kept your words.
about-withdrawn = You withdrew report { $number }, "{ $title }", and you cannot open a withdrawn report again. Its words and attachments can be sent again as a new report; you check it first.
about-over-for-good = Report { $number }, "{ $title }", cannot be opened again. What it says can be sent again as a new report.
about-withdrawing = Shall report { $number }, "{ $title }", be withdrawn, or are these words an addition for the officers?
about-proposed = Is this about report { $number }, "{ $title }"? I have kept your words.
form-settled = Good that it is solved. Shall the report that you are writing be thrown away?
reply-solved = I have kept your answer about report { $number }. Is the problem solved?
answer-or-new =
    I have kept your words. Are they an answer to the officers, or a new report?
    { $choices }
done-citizen-rate =
    Thank you, your rating { $stars } for report { $number } has been noted. You can change it for a day.
    Would you like to add a sentence? Just write it, or skip.
act-citizen-confirm = Solved
act-citizen-dispute = Not solved
act-citizen-answer = Add something
act-citizen-reopen = Reopen
act-citizen-restore = Complete and reopen
act-citizen-review = Ask for a review
act-citizen-rate = Rate
act-citizen-tighten = Make anonymous or confidential
act-citizen-loosen = Switch off anonymous or confidential
act-citizen-urge = Remind the agency
act-citizen-withdraw = Withdraw the report
ask-citizen-dispute = What is not solved in report { $number }? Write it here; a photo may come with it.
ask-citizen-answer = Write what you want to add to report { $number }; a photo may come with it.
ask-citizen-reopen = Why should report { $number } be reopened? Write it here; a photo may come with it.
ask-citizen-restore = Write what was missing in report { $number }; a photo may come with it.
ask-citizen-review = Why should the archiving of report { $number } be reviewed? Write it here.
ask-citizen-rate = How do you rate the handling of report { $number }? 1 is bad, 5 is very good.
ask-citizen-tighten =
    Anonymous: officers do not see your name. Confidential: the public does not see your report.
    Which one would you like to switch on for report { $number }?
ask-citizen-withdraw = If report { $number } is withdrawn, officers stop working on it, and only the coordinator can open it again. Withdraw this report?
ask-citizen-loosen =
    Without anonymous, officers see your name. Without confidential, the public sees the masked text.
    Which one would you like to switch off for report { $number }?

### News for the citizen

push-file =
    📩 Your report has come in.
    <code>{ $number }</code>
    Status: { $status }. Want to add words or a photo? Reply to this message.
push-verify =
    ➡️ Your report was checked and forwarded to <b>{ $holder }</b>.
    <code>{ $number }</code>
    Status: { $status }.
push-forward =
    ➡️ Your report was forwarded to <b>{ $holder }</b>.
    <code>{ $number }</code>
    Status: { $status }.
push-return =
    ➡️ { $agency } returned your report to { $holder }, to be forwarded to the right agency:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-follow_up =
    🛠 A follow-up by { $agency }:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-propose =
    ✅ { $agency } says that your report is finished:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-ask =
    ❓ { $agency } needs details for your report:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-file-more =
    🛠 A further attachment to the { $action ->
        [propose] message that it is solved
        [ask] question
       *[other] follow-up
    } from { $agency }:
    <code>{ $number }</code>
    Status: { $status }.
push-file-after =
    🛠 The second photo of the { $action ->
        [propose] message that it is solved
       *[other] follow-up
    } from { $agency }. The first photo shows how it was before, this one how it is after:
    <code>{ $number }</code>
    Status: { $status }.
push-remind =
    ❓ The officers are still waiting for your details.
    <code>{ $number }</code>
    Status: { $status }.
push-postpone =
    { $agency } postponed your report:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-resume =
    Work on your report continues.
    <code>{ $number }</code>
    Status: { $status }.
push-answer =
    Your details were passed on to { $holder }.
    <code>{ $number }</code>
    Status: { $status }.
push-addition =
    What you added has come in and { $holder } has been told.
    <code>{ $number }</code>
    Status: { $status }.
push-confirm =
    ✅ Thank you, your report is finished.
    <code>{ $number }</code>
    Status: { $status }. How satisfied are you with its handling? 1 is bad, 5 is very good.
push-lapse-closed =
    ✅ Finished automatically, because there was no answer in time.
    <code>{ $number }</code>
    Status: { $status }. How satisfied are you with its handling? 1 is bad, 5 is very good.
push-lapse-archived =
    🗄 Your report was archived because the details asked for did not come.
    <code>{ $number }</code>
    Status: { $status }.
push-dispute =
    All right, { $holder } is working on your report again.
    <code>{ $number }</code>
    Status: { $status }.
push-reopen =
    Your report was reopened and { $holder } is working on it:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-restore =
    Your report was taken out of the archive.
    <code>{ $number }</code>
    Status: { $status }.
push-review =
    🔎 Your request has come in; { $holder } will review the archiving.
    <code>{ $number }</code>
    Status: { $status }.
push-archived-incomplete =
    🗄 Your report was archived because it is not complete:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-outside_authority =
    🗄 Your report is outside the city's authority:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-referred =
    🗄 Your report is outside the city government's authority. Responsible: <b>{ $outside }</b>.
    { $known }
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-referred-city =
    🗄 This is a matter for <b>{ $city }</b>, not for the city government here.
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
    This channel serves { $city } too: one press sends the same report there, with its text and attachments. For other reports: { $link }
button-refile = Send to { $city }
push-archived-out_of_scope =
    🗄 Your report was archived because it is not about a public service:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-abuse =
    🗄 Your report was archived because it breaks the rules of this channel:
    <code>{ $number }</code>
    <blockquote>{ $words }</blockquote>
    Status: { $status }.
push-archived-duplicate =
    🗄 Your report was merged with another one.
    <code>{ $number }</code>
    Status: { $status }.
push-archived-withdrawn =
    🗄 Your report was withdrawn.
    <code>{ $number }</code>
    Status: { $status }.
push-merge =
    🗄 Your report is the same as { $parent } and was merged with it. Your number stays valid; I will send you the news of { $parent } here.
    <code>{ $number }</code>
    Status: { $status }.
push-unmerge =
    Your report was separated again and is handled on its own.
    <code>{ $number }</code>
    Status: { $status }.
push-record_sp4n =
    Your report is also recorded in SP4N-LAPOR! with the number #{ $sp4n }.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-anonymous =
    An officer made your report anonymous: your name is no longer visible.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-confidential =
    An officer made your report confidential: the public no longer sees it.
    <code>{ $number }</code>
    Status: { $status }.
push-loosen-anonymous =
    Your report is no longer anonymous for officers. The public still does not see your name.
    <code>{ $number }</code>
    Status: { $status }.
push-loosen-confidential =
    Your report is no longer confidential: the public sees the masked text.
    <code>{ $number }</code>
    Status: { $status }.
push-tighten-anonymous-own = Your report is anonymous now: officers no longer see your name.
push-tighten-confidential-own = Your report is confidential now: the public no longer sees it.
push-loosen-anonymous-own = Your report is no longer anonymous for officers. The public still does not see your name.
push-loosen-confidential-own = Your report is no longer confidential: the public sees the text that officers masked.
next-unverified = { $holder } is checking it now, by <b>{ $due }</b> at the latest.
next-assigned = It is with { $holder } now. The first follow-up comes by <b>{ $due }</b> at the latest.
next-in_progress = { $holder } is working on it now, to be finished by <b>{ $due }</b> at the latest.
next-proposed = Is the problem really solved? Without an answer by <b>{ $due }</b>, this report with { $holder } is closed automatically.
next-waiting_citizen = Please reply to this message by <b>{ $due }</b>. While { $holder } waits for you, the officers' time limit is paused.
next-postponed = { $holder } continues with it by <b>{ $due }</b> at the latest.
next-closed = If it turns out not to be solved, this report, handled by { $holder }, can be reopened until <b>{ $due }</b>.
next-archived-incomplete = You can complete and reopen this report at any time.
next-archived-outside_authority = Do you disagree? You can ask for a review of the archiving.
next-archived-out_of_scope = Do you disagree? You can ask for a review of the archiving.
next-archived-abuse = Do you disagree? You can ask for a review of the archiving.
next-archived-duplicate = Something to add? Reply to this message; the agency that handles it will read it.
next-archived-withdrawn = If the problem comes back, just make a new report.
news-verify =
    ➡️ Report { $number }, which you follow, is handled by <b>{ $agency }</b>.
    <code>{ $own }</code>
news-forward =
    ➡️ Report { $number }, which you follow, was forwarded to <b>{ $agency }</b>.
    <code>{ $own }</code>
news-follow_up =
    🛠 A follow-up by { $agency } for report { $number }, which you follow:
    <code>{ $own }</code>
    <blockquote>{ $words }</blockquote>
news-propose =
    ✅ { $agency } says that report { $number }, which you follow, is finished:
    <code>{ $own }</code>
    <blockquote>{ $words }</blockquote>
news-postpone =
    ⏸ Report { $number }, which you follow, was postponed by { $agency } until { $day }.
    <code>{ $own }</code>
news-resume =
    ▶️ { $agency } works on report { $number }, which you follow, again.
    <code>{ $own }</code>
news-confirm =
    ✅ Report { $number }, which you follow, is finished.
    <code>{ $own }</code>

## Archived reports, for the public and for those who follow them
archived-incomplete = Archived because it is not complete.
archived-outside_authority = Archived because it is outside the city's authority.
archived-out_of_scope = Archived because it is not about a public service.
archived-duplicate = Merged with another report.
archived-ended = This report is over.
news-archive =
    🗄 Report { $number }, which you follow, was archived.
    <code>{ $own }</code>
    Is the problem still there? Open your report in /laporanku and press Ask for a review, or make a new report.

### History

event-line = { $day } · { $sentence }{ $said }
event-words = : "{ $words }"
event-file = came in
event-verify = checked, forwarded to { $holder }
event-forward = forwarded to { $holder }
event-return = { $agency } returned it to { $holder }
event-follow_up = { $agency } followed up
event-ask = { $agency } asked for details
event-answer = the citizen's details
event-edited = the citizen changed the text
event-postpone = { $agency } postponed it
event-resume = continued
event-propose = { $agency } said it is finished
event-confirm = the citizen said it is solved
event-dispute = the citizen said it is not solved
event-lapse = the time to answer ran out
event-reopen = reopened
event-restore = taken out of the archive
event-review = the citizen asked for a review
event-refer = outside the city's authority
event-archive = archived
event-withdraw = withdrawn by the citizen
event-merge = merged with another report
event-unmerge = separated again
event-tighten = access limited
event-loosen = access widened
event-note = { $agency } wrote an internal note
event-correct = facts corrected
event-record_sp4n = SP4N number recorded
event-rate = the citizen gave a rating
event-urge = the reporter reminded the agency
event-late = deadline missed
event-undelivered = a message did not reach the citizen
history-head = <b>History of { $number }</b>

### The officers' card

card-head = <b>{ $number }</b> · { $status } · { $holder }{ $left }
card-title = <b>{ $title }</b>
card-facts = { $facts }
happened-words = when: "{ $words }"
card-supervised = berkadar pengawasan
card-files = { $count ->
        [one] { $count } attachment
       *[other] { $count } attachments
    }
card-from = from { $name }
card-from-anonymous = anonymous citizen
card-anonymous-own = anonymous
card-confidential = CONFIDENTIAL
card-unreachable = The citizen cannot be reached through Telegram.
left-days = { " " }· <b>{ $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } left</b> ({ $due })
left-today = {" "}· <b>last day today</b> ({ $due })
left-late = { " " }· <b>{ $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } late</b> ({ $due })
queue-empty = Nothing is waiting for you now.
queue-head = <b>Waiting: { $count }</b>{ $late ->
    [0] {""}
   *[other] {", "}{ $late } late
}{ $today ->
    [0] {""}
   *[other] {", "}{ $today } due today
}
queue-line = { $line }. <b>{ $number }</b> · { $status }{ $left } · { $title }
queue-group = <i>{ $status }{ $left }</i>
queue-row = { $line }. <b>{ $number }</b> · { $title }
queue-held = <b>Reports: { $count }</b>
queue-no-match = No report matches.
queue-through = You have worked on all reports below today; there are no others.
queue-sifted = Filtered by: { $list }
queue-cut = Many reports hold these words; only some of them were looked at. Add a word to be exact.
sift-ask = Which ones? Words are sought with /antrean WORDS, confidential reports by their number only.
sift-late = Late
sift-today = Today
sift-soon = Two working days
button-sift = Filter
button-sift-none = All
button-check = Check
button-read = Read all of it
card-changed = This report has changed since that card was made: { $what }{ $words }. The card is up to date again; look, then press once more.
verify-chosen = ✓ { $name }
verify-with-supervision = Berkadar
verify-without-supervision = Tidak berkadar
more-head = Other actions for { $number }:
photo-before = Before
photo-after = After
files-none = Report { $number } has no attachments.
button-files-sp4n = Files for SP4N (2 MB at most)
files-sp4n = Attachments of report { $number } for the form of SP4N-LAPOR!, 2 MB at most. Photos were made smaller and no longer tell where they were taken.{ $count ->
    [1] {""}
   *[other] {" "}What did not fit is named in tidak-ikut.txt.
}
files-sp4n-none = The attachments of report { $number } are not stored in this channel yet. Please try again in a moment.
files-head = Attachments of report { $number }: { $count }
handled-elsewhere = Report { $number } is with { $holder } now; your agency need not handle it any more. The card is up to date.
handled = A colleague handled it { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } ago: { $what }{ $words }. The card is up to date.
done =
    ✓ { $action }: { $number }
    Status now: { $status }.
done-verify =
    ✓ { $number } was forwarded to { $holder }.
    Status now: { $status }.
done-forward =
    ✓ Forwarded: { $number } to <b>{ $holder }</b>.
    Status now: { $status }.
done-already = You have pressed that already; nothing has to be done again.
done-propose =
    ✓ Finished: { $number }
    The citizen is asked now whether it is. Status until then: { $status }.
done-correct =
    ✓ The changes of { $number } are saved ({ $holder }).
    Status now: { $status }.
action-over = That action is over. Open the card again with /antrean or /laporanku.
verify-stale = That card has changed. This is the card as it is now; check it and press again.
action-put-away = I put the question about { $number } aside. Nothing was sent.
card-put-away = Your changes to { $number } are not saved yet; I keep them until you go on.
action-cancelled = All right, cancelled. Nothing has changed.
nothing-to-cancel = There is nothing to cancel. Just tell me your problem if you would like to report one.
nothing-to-cancel-office = Nothing is going on. Your commands are in /bantuan.
nothing-to-cancel-officer = Nothing is going on. What waits for you is in /antrean.
act-verify = Verify
act-forward = Forward
act-return = Return
act-follow_up = Follow up
act-ask = Ask for details
act-postpone = Postpone
act-resume = Continue
act-propose = Finished
act-reopen = Reopen
act-restore = Restore from archive
act-refer = Outside authority
act-archive = Archive
act-merge = Merge
act-unmerge = Separate
act-tighten = Limit access
act-loosen = Widen access
act-note = Note
act-correct = Correct
act-record_sp4n = SP4N number
ask-number = Which report for /{ $command }? Choose one, or write its number, like DMI-7K3F9QX.
ask-need-text = Send the text "{ $action }" for { $number }. The citizen will read it exactly as you write it.
ask-again-text = Now the text for { $number }.
ask-again-file = File received. Now the text for { $number }.
ask-misnamed = Your text for { $number } names another report: { $others }. Nothing has been sent; the citizen you choose will read it as it is. Which report is it for?
ask-need-agency = To which agency does { $number } go? Choose, or write its name.
ask-forward-sure = Forward { $number } to <b>{ $agency }</b>? The citizen and that agency are told at once.
ask-need-date = Until which date is { $number } postponed? Choose, or write it like "5/12".
ask-need-reason = Why is { $number } archived?
ask-need-parent = Number of the parent report of { $number }?
ask-need-sp4n = SP4N number of { $number }? Seven digits; its status may follow.
ask-need-switch = Which setting of { $number } should change?
ask-need-rating = Rating for { $number }?
ask-follow_up-text = Send the text of the follow-up for { $number }, with photos or documents if you like. Two photos are labelled, the first before, the second after, where your text holds both words. The citizen reads it exactly as you write it.
ask-propose-text = What was done about { $number }? Send the text, with photos or documents if you like. Two photos are labelled, the first before, the second after. The citizen reads it exactly as you write it.
ask-ask-text = Which details are needed for { $number }? The citizen will read it exactly as you write it.
ask-return-text = Why is { $number } returned? The citizen and the coordinator read it.
ask-postpone-text = { $number } is postponed until { $day }. Why? The citizen reads it. Is the date wrong? Just write the right one.
ask-archive-text = Explain the reason for { $number }. The citizen reads it exactly as you write it.
ask-refer-outside = Who is responsible for { $number }? Choose, or write yourself who it is and where the citizen can go. The citizen reads it exactly as you write it.
ask-refer-text-named = { $number } belongs to { $outside }, not to the city. What is the reason? The citizen reads it exactly as you write it, with the name and address of that body.
ask-refer-text = Why is { $number } outside the city's authority? The citizen reads it exactly as you write it, with the name and address that you chose.
ask-reopen-text = Why is { $number } reopened? The citizen reads it.
ask-note-text = Write an internal note for { $number }. The citizen never sees it.
reason-incomplete = Not complete
reason-out_of_scope = Not a public service
reason-abuse = Abuse
reply-which = I have kept your text for { $number }: "{ $words }". What is it for?
reply-which-file = I have kept your file for { $number }. What is it for? I shall ask for the text after that.
ask-listed = That message names several reports. I have kept your text: "{ $words }". Which report is it for?
ask-listed-file = That message names several reports. I have kept your file. Which report is it for?
done-file-after = The file goes after your words for { $number }.

### Refusals

refused-role = The action "{ $action }" for { $number } is outside your role.
refused-state = Report { $number } has the status { $status }; "{ $action }" is not possible now.
refused-proposed = Report { $number } was declared finished and waits for what the citizen says; "{ $action }" cannot be done now.
refused-waiting_citizen = Report { $number } waits for an answer of the citizen; "{ $action }" cannot be done now.
refused-state-plain = That action is not possible now.
refused-possible = Possible now: { $actions }.
refused-kept = Your text was not sent: "{ $words }"
refused-return-own = { $number } is already with the coordinator; forward it to the right agency.
refused-third-return = { $number } was returned twice. The coordinator decides now; tell the coordinator by a note.
refused-no-reason = Archiving { $number } needs a reason: not complete, not a public service, or abuse.
refused-reopened-once = Report { $number } was reopened before. If there is still a problem, make a new report.
refused-reopen-late = The time to reopen { $number } is over. If there is still a problem, make a new report.
refused-merged = { $number } is merged with another report; separate it first.
refused-restore = Only the coordinator can reopen report { $number }. You can ask for a review of the archiving.
refused-review-withdrawn = You withdrew report { $number } yourself. If the problem comes back, make a new report.
refused-reviewed-once = A review of { $number } was asked for already; the coordinator will answer.
refused-not-merged = { $number } is not merged with another report.
refused-not-late = The deadline has not passed yet, so the agency need not be reminded.
refused-urged-once = You have already reminded the agency of this deadline.
refused-rated = You have already rated report { $number }. Thank you.
refused-other-branch = That is not part of the city of { $number }. Nothing was changed.
refused-same-holder = { $number } is already with that agency.
refused-merge-confidential = That parent report is confidential; { $number } cannot be merged with it.
refused-merge-archived = That parent report is archived; { $number } cannot be merged with it.
refused-merge-itself = { $number } cannot be merged with itself.
refused-merge-unverified = The parent report { $parent } was not checked yet; check it first, then merge { $number }.
refused-postpone-date = { $number } can only be postponed to a day after today, at most { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } away.

### The verification card

yes = yes
no = no
verify-none = none yet
verify-head = <b>Verify { $number }</b>
correct-head = <b>Correct { $number }</b>
verify-title = Title: <b>{ $title }</b>
verify-kind = Type: { $kind }
verify-supervised = Berkadar pengawasan: { $supervised }
verify-category = Category: { $category }
verify-place = Place: { $place }
verify-elsewhere = The place seems to be in { $city }. If so, press Outside authority and choose { $city }: the citizen can send it there by one press.
along = Changed along with it: { $list }.
along-agency = agency to { $value }
along-supervised = berkadar pengawasan to { $value }
verify-agency = For: <b>{ $agency }</b>
verify-unserved = Nobody is active at { $agency } yet; until then { $instead } gets its news.
verify-public =
    Text for the public:
    <blockquote>{ $words }</blockquote>
verify-confidential = Confidential: the public sees nothing.
verify-names = Is somebody named? Check the title and the public text.
verify-answered = { $place } (from the citizen's answer)
verify-use-place = Place: { $place }
verify-field-kind = Type
verify-field-category = Category
verify-field-place = Place
verify-field-agency = Agency
verify-field-title = Title
verify-field-public_text = Public text
verify-ask-kind = Type of report { $number }?
verify-ask-category = Category of report { $number }?
verify-ask-agency = Agency that handles { $number }?
verify-ask-title = Write the new title of { $number }.
verify-ask-place = Write the place of the incident of { $number }.
verify-ask-public_text = Write the text that the public may read for { $number }, without names, numbers and home addresses.

### News for officers

officer-danger = 🚨 <b>Speaks of danger: { $words }.</b>
officer-file =
    📩 New report <b>{ $number }</b>
    { $title }
    Check it by { $due }.
officer-assigned =
    ➡️ Report <b>{ $number }</b> for your agency
    { $title }
    First follow-up by { $due }.
officer-forwarded-away = Report <b>{ $number }</b> was forwarded to { $holder }; your agency does not need to handle it any more.
officer-returned =
    { $agency } returned <b>{ $number }</b>: "{ $words }"
    Forward it by { $due }.
officer-archived = Report <b>{ $number }</b> was archived by the coordinator: "{ $words }"
officer-restored = Report <b>{ $number }</b> was taken out of the archive: { $title }. Next deadline { $due }.
officer-reopened = Report <b>{ $number }</b> was reopened: "{ $words }". Next deadline { $due }.
officer-answer = The citizen answered for <b>{ $number }</b>: "{ $words }". Next deadline { $due }.
officer-file-more = A further attachment of the citizen for <b>{ $number }</b>.
officer-edited = The citizen changed the text of <b>{ $number }</b>: "{ $words }"
officer-confirmed = ✅ The citizen says that <b>{ $number }</b> is solved: { $title }
officer-disputed = The citizen says that <b>{ $number }</b> is not solved: "{ $words }". Next deadline { $due }.
officer-withdrawn = The citizen withdrew <b>{ $number }</b>: { $title }. Nothing more to do.
officer-review = 🔎 The citizen asks to review the archiving of <b>{ $number }</b>: "{ $words }"
group-confidential = The confidential report <b>{ $number }</b> is waiting. Open it in the private chat.
group-lapse-closed = ✅ <b>{ $number }</b> was closed by itself: its reporter did not answer. The card: /tiket { $number }
group-lapse-archived = 🗄 <b>{ $number }</b> was archived: its reporter did not complete it. The card: /tiket { $number }
group-private = <b>{ $number }</b> is not discussed in this group. Open it in the private chat.
group-no-filing = Reports are not taken in a group, so that others do not see your data. Please open the private chat with me.
group-officers-only = This button is for the agency's officers.
group-greeting = Hello. An administrator of the channel can bind this group to an agency with /ikatgrup NAME OF AGENCY. Reports of citizens are taken in the private chat only.

## Groups of agencies: who works on what

group-no-links = That is for the private chat: here every member reads links and names.
group-taken = 🔧 Taken by { $name }.
group-ticket = Report <b>{ $number }</b>: { $title }. Next deadline { $due }.
button-take = I am on it
button-let-go = Let go
take-yours = You are working on { $number }.
take-free = { $number } is free again.
take-faster = Already taken by { $name }.
take-over = { $number } no longer waits for your agency.

### Administrators

role-koordinator = coordinator
role-penghubung = liaison
role-pengawas = supervisor
role-simpul = hub
role-admin = administrator
invite-role = Who is invited? Choose the role, or write: /undang penghubung Dinas Perhubungan
invite-role-unknown = There is no role "{ $given }".
invite-city = For which city is that { $role }?
invite-agency = For which agency?
invite-everything = the whole channel
invite-branch-unknown = I found no city or agency "{ $given }". There are: { $nearest }. Example: /undang admin Dinas Perhubungan. Without a name the link is for all that you administer.
invite-link =
    Invitation as { $role } for { $agency }. Valid for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, for one person:
    <code>{ $link }</code>
invitation-unknown = That invitation is unknown or was withdrawn. Please ask the administrator for a new link.
invitation-used = That invitation was used already. Please ask the administrator for a new link.
invitation-expired = That invitation has expired. Please ask the administrator for a new link.
invitation-accepted = Welcome. You are now <b>{ $role }</b> for { $agency }. What waits for you is in /antrean; all commands are in /bantuan.
officers-none = There are no officers yet. Invite them with /undang.
officers-head = <b>Officers</b> ({ $count })
officers-line = { $place }. { $name } – { $role }, { $agency }, since { $since }
officer-last = That is the last officer with this role. Please invite a successor first with /undang.
officer-gone = { $name } no longer serves as { $role }, { $agency }. Access is closed as of now. If that was a mistake, it can be given back within a day.
button-office-again = Give it back
officer-again = { $name } serves again as { $role }, { $agency }.
officer-again-late = This role can no longer be given back by the button: it is held already, the agency is closed, or a day has passed. Invite again with /undang.
officer-gone-already = That officer no longer has a role here.
office-over = Your role in this channel has ended: { $role }, { $agency }. Your own reports are still under /laporanku.
office-again = Your role in this channel is back: { $role }, { $agency }. Your queue: /antrean.
office-everywhere = the whole channel
agencies-sample = (an example for a demonstration, not an official list)
bind-private = Run this command in the agency's group: /ikatgrup NAME OF AGENCY
bind-which = Which agency? Write for example: /ikatgrup Dinas Perhubungan. Similar ones: { $nearest }.
bind-done = This group now receives the news of reports for { $agency }.

## Open invitations, and starting a city

command-undangan = Open invitations
command-mulai_kota = Start a city
button-withdraw = Withdraw: { $role }, { $agency }
button-setup-next = Next
button-setup-coordinator = Invite a coordinator
button-setup-skip = No new coordinator
button-setup-make = Make invitations ({ $count })
invitations-none = No invitation is open. Make one with /undang.
invitations-head = <b>Open invitations</b> ({ $count })
invitations-line = { $role }, { $agency } – until { $day }
invitation-withdrawn = The invitation as { $role } for { $agency } is withdrawn; its link no longer works.
invitation-over = That invitation is not open any more. Nothing has changed.
setup-which = Step 1 of 3. Which city is started?
setup-facts =
    Step 1 of 3. <b>{ $city }</b> { $sample }
    { $agencies } agencies, { $categories } categories, { $areas } villages
    Coordinator: { $coordinator }
    Supervisor: { $supervisor }
    Hub: { $hub }
    Time zone: { $zone }
    Is this right?
setup-coordinator =
    Step 2 of 3. A coordinator looks at new reports. Those who serve { $city } already: { $names }.
    Invite a coordinator?
setup-nobody = nobody yet
setup-agencies = Step 3 of 3. Which agencies get an invitation for a liaison now? Those without one are ticked.
setup-none = Nothing is chosen yet. Tick an agency, or invite a coordinator with /undang koordinator.
setup-done =
    <b>{ $count } invitations for { $city }</b>, each for one person, valid until { $day }:
setup-line =
    { $agency }, { $role }:
    { $link }
setup-document = A page to print: one QR code for each invitation. Whoever holds the sheet can use it, so hand it over in person. What is open, and the buttons to withdraw it, are in /undangan.
setup-over = That step is done or was cancelled. Start again with /mulai_kota.
setup-page-title = Invitations for officers, { $city }
setup-page-how = Scan with the telephone's camera, then press Start in Telegram. One sheet for one person.
setup-page-until = Valid until { $day }

## Hand-over to SP4N-LAPOR!

beda-head = Differences between this channel and SP4N-LAPOR!, { $city }:
beda-none = There are no differences to SP4N-LAPOR!: every report has a number and its status agrees.
beda-agency = <b>{ $agency }</b>: { $counts }
beda-ours = { $count } finished here, open in SP4N
beda-theirs = { $count } finished in SP4N, open here
beda-missing = { $count } without an SP4N number
beda-unknown = status not recorded
beda-line = <code>{ $number }</code> #{ $sp4n }: here { $ours }, in SP4N { $theirs }
button-sheet-make = Make the hand-over sheet
button-sheet-secret = Sheet of confidential reports
button-sheet-fill = Send the filled sheet
sheet-yes = Ya
sheet-no = Tidak
sheet-none = No report waits for an SP4N number in this sheet.
sheet-made = { $count } reports, at most { $limit } in a sheet. Fill in the last two columns (SP4N's number and status), then send the file back here.
sheet-ask = Send the filled sheet as an .xlsx file of at most 1 MB. Which file is it?
sheet-received = The sheet has arrived. I will tell you the result here.
sheet-large = This sheet is too large. Nothing has changed. Use the sheet of /beda and fill in its last two columns only.
sheet-long = This sheet has too many lines. Nothing has changed. At most 500 lines; split it into several sheets.
sheet-unreadable = This file cannot be read as an .xlsx sheet. Nothing has changed. Save it again as Excel (.xlsx) and send it once more.
sheet-columns = The first line must hold the columns "Nomor kanal", "Nomor SP4N" and "Status SP4N". Nothing has changed. Use the sheet of /beda.
sheet-not-fetched = This sheet could not be fetched from Telegram. Nothing has changed. Please send the file again.
sheet-not-yours = You do not coordinate this city any more. Nothing has changed.
sheet-read = The sheet is read: { $taken } recorded, { $same } were the same, { $wrong } could not be used.
sheet-row-unknown = Line { $row }: "{ $given }" is not a verified report of your city.
sheet-row-number = Line { $row }: "{ $given }" is not an SP4N number. It has seven digits.
sheet-row-status = Line { $row }: "{ $given }" is not one of SP4N's six statuses: { $known }.
sheet-row-twice = Line { $row }: { $given } belongs to another report, or this report stands there twice.
sheet-row-refused = Line { $row }: you cannot change this report{ $given }.
sheet-more = … and { $count } more lines.

## Ready answers

ready-head = Ready answers of <b>{ $agency }</b>: { $count } of at most { $limit }.
ready-line = { $action } · { $name }
ready-shown =
    <b>{ $name }</b>
    { $action } · { $category }
    <blockquote>{ $words }</blockquote>
ready-saved =
    ✓ Saved: <b>{ $name }</b>
    { $action } · { $category }
    <blockquote>{ $words }</blockquote>
ready-sure = Delete the answer "{ $name }"? What was sent already does not change.
ready-removed = ✓ The answer "{ $name }" is deleted.
ready-gone = That answer is gone, or not your agency's. Nothing has changed. The list: /templat
ready-all = All categories
ready-nobody = the citizen
ready-ask-action = Which action is this answer for?
ready-ask-category = Which category is it for?
ready-ask-words =
    First line: a short name. From the second line on: the text.
    The system fills in by itself: { $known }
    What are the name and the text?
ready-two-lines = I need two parts: a name in the first line, the text from the second line on. Nothing is saved yet; please send it again.
ready-long = The name has at most { $name } letters, the text at most { $words }. Nothing is saved yet; please shorten it and send it again.
ready-unknown = I do not know { $wrong }. There are: { $known }. Nothing is saved yet; please correct it and send it again.
ready-many = There are { $limit } answers already. Delete one by /templat before you add another.
ready-preview =
    This is what the citizen of { $number } reads:
    <blockquote>{ $words }</blockquote>
    Send it, or type another text instead?
button-ready-new = Make a new one
button-ready-edit = Edit
button-ready-drop = Delete
button-ready-gone = Yes, delete
button-ready-send = Send this text
button-ready-copy = Copy to change it
button-ready-begin = Begin with samples

## Reasons that stand ready: on a button, then the sentence that the citizen reads

stock-ask-place = Where exactly?
stock-ask-place-words = Where exactly is the place? Write the street, the number or a landmark, and the village, or send a location.
stock-ask-when = When?
stock-ask-when-words = When did it happen: which day and about what time? Is it still going on?
stock-ask-photo = Send a photo
stock-ask-photo-words = Could you send a photo of the place, so that officers recognise it at once?
stock-ask-details = Tell more
stock-ask-details-words = Could you tell more of what happened and what you hope for?
stock-return-task = Not our task
stock-return-task-words = This is not a task of { $holder }. The coordinator forwards it to the right agency.
stock-return-area = Outside our area
stock-return-area-words = The place lies outside the area of { $holder }. The coordinator forwards it to the right agency.
stock-return-place = Place not clear
stock-return-place-words = { $holder } could not find the place yet. The coordinator makes sure of it first.
stock-postpone-material = Waiting for material
stock-postpone-material-words = The work waits for material or tools that are on their way.
stock-postpone-budget = Waiting for the budget
stock-postpone-budget-words = The work waits for a budget that is being decided.
stock-postpone-weather = Waiting for weather
stock-postpone-weather-words = The work waits for weather that allows it.
stock-refer-body = That body's task
stock-refer-body-words = This is handled by { $outside }, not by the city's government. Please take your report there.
stock-refer-asset = That body's property
stock-refer-asset-words = What you report belongs to { $outside }, so its owner repairs it.
stock-archive-place = Place not clear
stock-archive-place-words = This report cannot be handled yet, since its place is not clear. Complete the place, and the report is opened again.
stock-archive-matter = Matter not clear
stock-archive-matter-words = This report cannot be handled yet, since the problem is not clear. Tell what happened, and the report is opened again.
stock-archive-private = Private matter
stock-archive-private-words = This is a matter between residents, not a public service, so it cannot be handled by this channel.
stock-archive-court = Before a court
stock-archive-court-words = This is or was decided by a court, so it cannot be handled by this channel.
stock-archive-nothing = No report
stock-archive-nothing-words = This message holds no report about a public service.
stock-archive-insult = Rude words
stock-archive-insult-words = This message holds rude words and no problem that can be handled. Report the problem, and we handle it.

## The tree of agencies
tree-head = <b>{ $city }</b> below { $hub } { $sample }
tree-line = { $indent }{ $name }
tree-agency = <b>{ $name }</b> ({ $short }), below { $above }. What shall change?
button-tree-add = Add below
button-tree-rename = Rename
button-tree-move = Move
button-tree-close = Close
button-tree-do = Do it
button-tree-undo = Undo
button-tree-nobody = No successor
tree-unknown = There is no agency "{ $given }". Choose the one you mean below, or see them all with /instansi.
tree-which = Several cities have an agency "{ $given }". Which one?
tree-first-add = To add an agency: first press the one above it in this list, then Add below it.
tree-first-rename = To rename: first press the agency in this list, then Rename.
tree-first-move = To move: first press the agency in this list, then Move.
tree-first-close = To close: first press the agency in this list, then Close.
tree-ask-add = What is the name of the new agency or unit below { $agency }? Write its full name; a short one may follow after a semicolon.
tree-ask-rename = What is the new name of { $agency }? Write its full name; a short one may follow after a semicolon.
tree-ask-move = Below which agency shall { $agency } stand?
tree-ask-close = Who gets the reports of { $agency } once it is closed?
tree-preview-add = <b>{ $name }</b> will be added below { $agency }. Do it?
tree-preview-rename = { $agency } will be called <b>{ $name }</b>. Do it?
tree-preview-move = <b>{ $agency }</b> will stand below { $to }. Do it?
tree-preview-close = <b>{ $agency }</b> will be closed. { $count } reports that are still open go to: { $to }. Do it?
tree-done-add = { $name } was added below { $agency }.
tree-done-rename = { $agency } is now called { $name }.
tree-done-move = { $agency } now stands below { $to }.
tree-done-close = { $agency } was closed. { $count } reports went to: { $to }.
tree-dropped = I left the question before ({ $action }: { $agency }); nothing was changed there.
tree-undone = The change of { $agency } was undone.
tree-undo-late = That change cannot be undone any more: it was undone, or something changed after it.
tree-gone = That agency is not within your authority. Nothing was changed.
tree-no-room = Nothing can be added below a unit. Nothing was changed.
tree-name = An agency's name has 3 to 120 letters, its short name 40 at most. Write the name once more.
tree-name-same = It has that name already. Write another one, or press Cancel.
tree-name-taken = Another agency of this city has that name. Write another one.
tree-no-move = That agency cannot be moved there. Nothing was changed.
tree-has-units = That agency still has units. Move or close its units first.
tree-pillar = Coordinator, supervisor and hub cannot be closed. Nothing was changed.
tree-holds = That agency still holds { $count } reports. Choose the agency that takes them first.
tree-too-many = That agency still holds { $count } reports, too many to hand over at once. Forward some of them first.
push-handover =
    ➡️ Your report is now handled by <b>{ $holder }</b>. Its status and deadlines stay.
    <code>{ $number }</code>
officer-handover = { $count } reports were handed over from { $source } to { $to }. All of them are in /antrean.
event-handover = handed over to { $holder }

due-both = { $step } (follow-up), to be finished by { $finish }
## Deadlines that are kept
push-late =
    ⏳ The deadline of your report has passed. This is on record and the agency has been reminded.
    <code>{ $number }</code>
    Status: { $status }.
    Another way that is open to you: { $ombudsman }, telephone { $telephone }.
push-urge =
    Your reminder has reached { $holder }.
    <code>{ $number }</code>
    Status: { $status }.
officer-urge = The reporter reminds you: <b>{ $number }</b>, { $title }. { $missed }
missed-verify = It was to be checked by { $day }.
missed-step = It was to be followed up by { $day }.
missed-finish = It was to be finished by { $day }.
digest-head = ☀️ <b>{ $day }</b>
digest-held = <b>{ $agency }</b>: { $count ->
        [one] { $count } report waits
       *[other] { $count } reports wait
    }.
digest-held-due = <b>{ $agency }</b>: { $count ->
        [one] { $count } report waits
       *[other] { $count } reports wait
    }: { $list }.
digest-late = { $count } late
digest-today = { $count } due today
digest-soon = { $count } due within two working days
digest-line = • <b>{ $number }</b>{ $left } · { $title }
digest-night-closed = Finished automatically, the citizen did not answer: { $count } ({ $list }).
digest-night-archived = Archived, the citizen sent no details: { $count } ({ $list }).
digest-night-resumed = Postponement over: { $count } ({ $list }).
digest-count = { $agency } { $count }
digest-climbed = { $days } working days late at an agency, new today: { $count } ({ $list }).
digest-week = This week: { $open } open, { $waiting } without a follow-up, { $late } late. Officers not seen for 30 days: { $unseen }.
digest-unattended = Nobody is on duty at: { $list }. Their reports keep waiting.
nudge = <b>{ $agency }</b>: { $count } without a follow-up, { $late } of them late. One short follow-up already helps the reporter.
button-backlog = Without a follow-up
backlog-none = All reports have a follow-up.
backlog-head = <b>Belum Ditindaklanjuti: { $count }</b>{ $late ->
    [0] {""}
   *[other] {", "}{ $late } late
}
backlog-line = { $agency }: { $count }{ $late ->
    [0] {""}
   *[other] {", "}{ $late } late
}
backlog-unserved = no active officer yet
backlog-yours = you are its only active officer
pile-head = <b>{ $agency }</b>: { $count } without a follow-up{ $late ->
    [0] {""}
   *[other] {", "}{ $late } late
}
button-pile = Open { $agency }
backlog-helped = reminded { $day }: { $helped } of { $reminded } followed up since
button-nudge = Remind { $agency }
button-nudge-late = Remind all who are late
nudge-done = { $agency } has been reminded of { $count ->
    [one] one report
   *[other] { $count } reports
}.
nudge-above = Nobody serves { $agency } here yet, so its city's coordinators were reminded of { $count ->
    [one] one report
   *[other] { $count } reports
}. Invite its officers with /undang.
nudge-nobody = Nobody was reminded: { $agency } has no active officer besides you. An administrator invites officers with /undang.
nudge-already = { $agency } was reminded today already. You can remind them again tomorrow.
nudge-nothing = { $agency } has nothing without a follow-up.
nudge-many = { $agencies } agencies have been reminded of { $count }.
nudge-many-already = All that are late were reminded today. They can be reminded again tomorrow.
nudge-many-nobody = Nobody was reminded: the agencies have no active officer besides you.
nudge-many-nothing = Nothing is late any more.
nudge-later = Outside working hours: it will be sent on { $day } at { $time }.
command-belum = What has no follow-up, and reminding agencies
command-statistik = Figures of the city and its agencies
command-cuti = Mark leave
figures-head = <b>{ $place }</b>, last three months
figures-lines =
    Open { $open }, late { $late }, without a follow-up { $waiting }
    Filed { $filed } · first follow-up: { $median } · rating: { $rating }
    Officers active in 30 days: { $active }, not seen: { $unseen }
figures-median = { $days } working days (median)
figures-no-city = You oversee no city "{ $given }". There are: { $cities }. All of them: /statistik
figures-none = none yet
figures-rating = { $rating } of 5
figures-agency = { $agency }: open { $open }, late { $late }, without a follow-up { $waiting }
ask-city = Your reports go to { $city } now. Which city shall they go to?
city-chosen = Your next report goes to { $city }. Please tell what the problem is.
city-only = This channel serves { $city }. Please tell what the problem is.
hub-head = <b>{ $count } cities</b>, the most late ones first
hub-city =
    <b>{ $city }</b>: open { $open }, late { $late }, without a follow-up { $waiting }
       first follow-up: { $median } · active officers: { $active }
button-hub-nudge = Remind the coordinator of { $city }
hub-nudged = The coordinator of { $agency } is reminded of { $count } reports.
away-how = Write the last day of your absence, for example: /cuti 27/11. To be back on duty: /cuti selesai.
away-sure = Away until { $day }, { $days } days from now? No new report reaches you until then.
button-away = Yes, until { $day }
away-set = You are marked as away until { $day }. Your colleagues keep receiving reports.
away-alone = You are marked as away until { $day }. Nobody else is on duty at { $agency }; the coordinator has been told.
away-over = Welcome back. Reports and reminders reach you again.
officer-none-left = The last officer of { $agency } no longer serves. { $count } open reports wait there.
officer-alone = { $agency } has nobody on duty until { $day }. { $count } open reports wait there.

## The citizen's conversation: review card, personal data, numbered choices, drafts, help

choice = { $number }. { $label }
title-spoken = A spoken report
place-pin-near = point on the map (the village is my guess)
audience-head = <b>Who will read it</b>
audience-public-masked = The public: masked text, no name, no attachments
audience-public-none = The public: nothing, the report is hidden
audience-agency-named = The agency: text, attachments, name "{ $name }"
audience-agency-unnamed = The agency: text, attachments, no name
audience-coordinator-named = { $coordinator } (coordinator): text, attachments, name
audience-coordinator-unnamed = { $coordinator } (coordinator): text, attachments, no name
private-found = Your report contains { $kinds }. It is not required; if the officers need not read it, press Remove from the report.
private-nik-found = Your report contains { $kinds }. A NIK is not needed to report; it is better to press Remove from the report.
private-anonymous-found = This report is anonymous, but it contains { $kinds }. Officers could tell who you are; it is better to press Remove from the report.
private-name = your name
private-nik = a NIK
private-card = a card number
private-account = an account number
private-mobile = a mobile number
private-landline = a telephone number
private-email = an e-mail address
private-removed = Removed from the report. Your message above is still in Telegram; you can delete it yourself.
name-hidden = I hide your name; you can change that on the card.
report-confidential = I mark this report confidential: the public does not see it. You can change that on the card.
name-hidden-filed = Report { $number } is anonymous already: officers do not see your name.
name-hide-which = Which report should hide your name?
name-open = This report is anonymous. To show your name to the officers, tap "Anonymous: yes" on the card before you send it.
name-open-already = Officers see your name, and the public does not.
button-hide-name = Hide my name in { $number }
button-remove-private = Remove from the report
button-send-as-is = Send as it is
ask-private = What you wrote for report { $number } holds { $kinds } and has not been sent yet. The officers who handle it will read it. Shall I take that out first?
button-other-place = None of these
form-content-twice = The same text is in this report already, so I have not added it twice.
form-bot-forward = That is another bot's message. I have kept it; please check whether it is what you want to report.
form-only-signs = I cannot understand emoji or signs alone. Write it in words, for example "street light broken in front of SDN 3". The rest is kept. / Emoji atau tanda saja belum bisa saya pahami; tulis dengan kata.
form-only-number = I cannot understand a number alone. Write it in words, for example "street light broken in front of SDN 3". The rest is kept.
form-only-nik = A NIK is not needed for a report, so I have not kept it. Just describe the problem. The rest is kept.
form-thanked = You are welcome. Let us go on.
form-greeted = Hello. Let us go on.
language-both = Saya membaca bahasa Indonesia dan Inggris. Tulisan Anda tersimpan; bila bisa, ceritakan juga dalam salah satunya. / I read Indonesian and English. Your words are kept; if you can, describe it in one of them too.
danger = <b>If anybody is in danger now, call { $numbers }.</b> I am taking your report all the same.
danger-again = <b>Call now: { $numbers }.</b>
# SEJIWA: 119 extension 8; healing119.id: Ministry of Health, kesprimkom.kemkes.go.id, 7 August 2025.
despair =
    Thank you for telling me. You do not have to face this alone.
    <b>If it is urgent, call { $numbers }.</b> To talk to a counsellor of the Ministry of Health: <b>119, then press 8</b> (SEJIWA), or healing119.id. Ask somebody you trust to stay with you.
    I do not keep this as a report. Should an officer write to you in this chat? Nobody is told before you agree.
despair-note = Somebody may want to end their life and asks to be contacted
drafts-waiting = You have { $count } drafts that have not been sent. Which one shall we go on with? Press the button, or type its number.
draft-beside = Your older draft, "{ $title }", is kept and can be continued by /lapor. I note this one as a new report.
draft-remind = Your draft, "{ $title }", has not been sent yet. Do you still want to report it? This is the only reminder.
undecided-kept = I have kept that too.
about-which =
    I have kept your words. Which report are they about?
    { $choices }
button-addition-for = Addition to { $number }
button-is-report = That is a new report
done-citizen-rate-words = Thank you, { $stars } for report { $number } and your sentence have been noted: "{ $words }"
done-citizen-rate-alone = All right, the rating alone. Thank you.
rescue-offer = It seems that I do not understand you yet. Would you like an officer to help? Nobody is told before you agree.
button-rescue = Ask an officer for help
rescue-consent = { $holder } will get your report as it is, { $name }, and ask you in this chat. Do you agree?
rescue-name = with the name "{ $name }"
rescue-unnamed = without a name
button-rescue-yes = Yes, send it to the officers
button-rescue-no = No, I will go on myself
rescue-empty = A citizen asks for an officer's help with a report
officer-file-data =
    🔐 A wish about personal data: <b>{ $number }</b>
    { $title }
    Answer within 3 × 24 hours from now.
officer-file-help =
    ❓ A citizen asks for help with a report: <b>{ $number }</b>
    { $title }
    Ask for what is missing with "Ask for data", no later than { $due }.
button-help-what = What can be reported
button-help-elsewhere = What others decide
button-help-time = How long it takes
button-help-privacy = Your data
help-what =
    <b>What can be reported</b>
    Everything about the city's public services: problems, ideas or questions. Just write what, where and since when. Three examples:

    "Street light in front of SDN 3 Teluk Binjai broken since Tuesday, very dark at night."
    "Please make a zebra crossing in Jalan Sudirman near the market."
    "What do I need to move a family card, and where is the counter?"

    A photo helps but is not required. A NIK is not needed.
help-elsewhere =
    <b>What is not up to { $city }</b>
    Whoever decides is reached faster directly:
help-elsewhere-line = • { $name }: { $contact }
help-elsewhere-end =
    Not sure? Report it here; the officers will show the way.
    Emergencies: { $emergency }.
help-time =
    <b>How long it takes (working days, without weekends and holidays)</b>
    Checked and forwarded: { $verify } days at most
    First follow-up by the agency: { $follow } days after that
    Finished, counted from the check: complaints { $complaint } days, those that need supervision { $supervised } days, aspirations { $aspiration } days, requests for information { $information } days
    After it is said to be finished you have { $silent } days to say that it is not.

    The exact dates always stand in my messages. If a limit is missed, you can also turn to the Ombudsman RI, telephone { $ombudsman }.

## The counter: filing for somebody who came, telephoned or wrote

command-loket = File for someone who came or telephoned
channel-counter = In person
channel-phone = Telephone
channel-letter = Letter
channel-sms = SMS
channel-telegram = Telegram
field-channel = Channel
field-contact = Contact
ask-channel = <b>Counter.</b> You are filing for somebody else. How did the report come?
ask-name-counter = What is the name of the person who reports? It is kept sealed; the public never sees it.
ask-contact = A telephone number or another way to reach the person? You may skip this.
form-channel-unknown = Choose one: In person, Telephone, Letter or SMS.
form-contact-long = A contact has at most { $limit } characters; this has { $length } and was not used. Everything else is kept. Can you write just the telephone number?
review-counter = From: { $name } · { $channel }
review-counter-contact = From: { $name } · { $channel } · { $contact }
button-new-code = New code
counter-private = The counter is in the private chat only. Open it there?
counter-officers-only = /loket is for officers of the coordinating agency. A report of your own is made with /lapor. Drafts are kept as they are.
counter-receipt =
    🧾 The report from the counter is in.
    <code>{ $number }</code>
    { $channel } · not yet linked to Telegram.
    { $next }
    Code for the person: <code>{ $code }</code>, good until <b>{ $until }</b>. Print the sheet that I send, or read out the number and this code.
counter-elsewhere = The place seems to be in { $city }. If so, press Move to { $city }: the report goes there, and you still hand out the sheet and the code.
button-city-there = Move to { $city }
counter-there = { $city } handles it. If the sheet gets lost, the counter there makes a new code.
counter-sheet-there = The sheet to print for the person of report { $number }.
counter-sheet = The sheet to print for the person of report { $number }. If it gets lost, make a new code with /loket { $number }.
counter-aloud =
    📞 News for somebody who is not yet linked to Telegram.
    <code>{ $number }</code> · { $name } · { $contact }
    Read it out on the telephone or at the counter:
    <blockquote>{ $words }</blockquote>
counter-unnamed = name not shown
counter-no-contact = no contact
counter-linked =
    🔗 The person is linked now. Further news reaches them directly.
    <code>{ $number }</code>
counter-linked-already = The person of report { $number } is linked to Telegram already, so no code is needed.
card-unlinked = Not yet linked to Telegram; the desk reads the news out.
card-unlinked-contact = Not yet linked to Telegram; the desk reads the news out. Contact: { $contact }
button-spoken-confirm = The citizen says it is finished
button-spoken-dispute = The citizen says it is not
button-spoken-answer = Record the citizen's answer
spoken-way-confirm = The citizen says that { $number } is finished. How was it said?
spoken-way-dispute = The citizen says that { $number } is not finished. How was it said?
spoken-way-answer = The citizen answers for { $number }. How did the answer come?
spoken-ask-dispute = What is not finished about { $number }? Write the citizen's words.
spoken-ask-answer = What does the citizen answer for { $number }? Write their words.
spoken-done-confirm =
    ✓ Recorded: the citizen of { $number } says it is finished. By: { $way }.
    Status now: { $status }.
spoken-done-dispute =
    ✓ Recorded: the citizen of { $number } says it is not finished. By: { $way }.
    Status now: { $status }.
spoken-done-answer =
    ✓ The answer for { $number } is recorded. By: { $way }.
    Status now: { $status }.
refused-spoken-own = You declared { $number } finished yourself. Ask a colleague at the counter to record what the citizen says.
event-spoken = {" "}(recorded at the counter, { $channel })
event-link = the citizen linked Telegram
push-linked =
    🔗 The report that an officer wrote down for you is linked to this Telegram now.
    <code>{ $number }</code>
    Status: { $status }. I will tell you of every change here. Would you like to add words or a photo? Reply to this message.
claim-linked = The code is right. Report { $number } is now among your /laporanku.
claim-unknown = I do not find the code "{ $given }". Compare it with the sheet from the counter: three groups of four letters or digits.
claim-used = That code has been used, and a code works only once. If it was not you, please ask at the counter.
claim-mine = You have used that code already. The report is among your /laporanku.
claim-expired = That code is no longer good. The counter can make a new one for your report.
claim-officer = That code is for the person who reported. You see this report as an officer, so the code was not used and stays good.
claim-slow = Too many wrong codes. Please try again in { $seconds } seconds.
slip-title = Receipt of a report, { $city }
slip-number = Number
slip-filed = Received
slip-holder = Now with
slip-due = At the latest
slip-head = Follow your report on Telegram
slip-how = Scan this picture with a phone that has Telegram, or open { $bot } and type the code. From then on all news reaches you directly.
slip-spelled = Read out: { $words }
slip-until = The code works once, until { $until }. Give it to nobody else.
slip-digit = { $digit ->
    [0] zero
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
   *[other] nine
}

## The progress card, one a report, changing in place

progress-head =
    <b>The way of your report</b>
    <code>{ $number }</code>
    { $title }
progress-filed = Filed
progress-verified = Checked
progress-worked = Followed up
progress-closed = Finished
progress-archived = Archived
progress-done = { $step }: done{ $day }
progress-now = <b>{ $step }: now</b>
progress-ahead = { $step }: not yet
progress-status = Status: { $status }
progress-updated = This card changes by itself. Last { $day }, at { $clock }.

### Files: checked, kept, refused

form-file-program = That file is a program, not a photo or a document; for the officers' safety I do not accept it. Send a photo, a video or a document. Everything else is kept.
file-unnamed = without a name
file-photo = photo
push-file-refused =
    I did not keep the file "{ $name }": it holds a program, not a photo or a document. Your report and the other attachments are safe.
    <code>{ $number }</code>
    If what it shows is evidence, send a screenshot of it as a reply to this message.
push-file-broken = The attachment "{ $name }" of report <code>{ $number }</code> is broken and cannot be opened; please send it again as a reply to this message.
file-failed = Attachment { $which }: not kept yet; it may still open from Telegram.
file-again = What is not kept yet is being fetched once more now.
file-large = Attachment { $which }: over { $limit } MB, kept at Telegram only.
file-refused = Attachment { $which }: refused because it holds a program.
file-broken = Attachment { $which }: the file is broken.

## Floods of messages, blocked people, reports with the same words

command-blokir = Block the citizen of a report
command-bukablokir = Unblock a citizen
flood-slow = Your messages come too fast. What I have answered is safe; this message and the next are not kept yet. Please go on after { $time }.
flood-busy = The channel is very busy and this message is not kept yet. Please send it again in a few minutes.
flood-filing = You have sent many reports. This draft is kept; press Send again after { $day } at { $time }.
blocked = Messages from this account are no longer taken because the channel was abused. If you think this is wrong, please say so in person at the office of { $office } and name the number of your report. { $contact }
block-how = Who, and why? Write for example: /blokir DMI-7K3F9QX sends false reports again and again. Or reply to a message about the report: /blokir REASON
block-done = The citizen of <b>{ $number }</b> is blocked. Reports that were filed go on. To unblock: /bukablokir { $number } REASON
block-already = The citizen of <b>{ $number }</b> is blocked already.
block-officer = The report <b>{ $number }</b> was made by an officer. Officers are not blocked; their role is ended with /petugas.
unblock-how = Who, and why? Write for example: /bukablokir DMI-7K3F9QX has explained it at the office.
unblock-done = The citizen of <b>{ $number }</b> is unblocked.
unblock-none = The citizen of <b>{ $number }</b> is not blocked.
officer-bulk =
    More than { $same } reports with the same words came within a day. I hold back those that follow and do not announce them one by one.
    <blockquote>{ $words }</blockquote>
    What shall be done with those held back?
button-bulk-look = See what is held back
button-bulk-accept = Accept all
button-bulk-archive = Archive all (abuse)
button-bulk = Held back: { $count } alike
bulk-look = <b>{ $count } reports held back</b>: { $numbers }. Their words are the same:
bulk-look-some = <b>{ $count } reports held back</b>, among them { $numbers }. Their words are the same:
bulk-sure = Archive { $count } reports as abuse? Each of their citizens reads that the report breaks the rules of the channel, and may ask for a review.
button-bulk-sure = Yes, archive { $count }
button-bulk-restore = Restore all
bulk-restore-done = { $count } reports are back from the archive and wait in the queue. Their citizens are told.
officer-bulk-restored = { $count } reports with the same words are back from the archive and wait in the queue.
bulk-was-restore = These were restored from the archive already and are in the queue.
bulk-accept-done = { $count } reports accepted; they wait in the queue. The same words are not held back again today.
bulk-archive-done = { $count } reports archived. Their citizens are told why, and how to ask for a review.
bulk-was-accept = These were accepted already and are in the queue.
bulk-was-archive = These were archived already.
bulk-archived = Reports with the same words were sent many times.
card-held = Held back: its words are those of many other reports.

## Messages that do not get through

officer-overdue =
    <b>{ $count } messages have not arrived</b>, the oldest since { $day } at { $time }:
    { $lines }
    I keep trying and nothing is lost. Tell directly what is urgent; if it is still so tomorrow, tell whoever runs the system.
overdue-machine = On the machine, "lapor updates waiting" shows what is held up.
overdue-line = { $count } messages to { $chats } chats: { $cause }
overdue-behind = waiting for their turn
overdue-too_many_requests = Telegram asks to wait
overdue-token = Telegram refuses the bot's token
overdue-server_error = trouble at Telegram
overdue-no_connection = no connection to Telegram
overdue-stranger = somebody else answers in Telegram's place
overdue-unknown = perhaps sent, being tried again
overdue-network = an answer of Telegram that is not known
overdue-fault = a fault of this program

## Similar reports and following other people's reports

similar-head =
    { $count ->
        [one] A similar report from around there exists:
       *[other] Similar reports from around there exist:
    }
similar-title = { $place }. <b>{ $title }</b>
similar-number =
    <code>{ $number }</code> · { $days ->
        [0] filed today
        [1] filed yesterday
       *[other] filed { $days } days ago
    }
similar-foot = If it is the same problem, just follow it: its news will reach you, and the officers see that it is your problem too. If it is a different one, send your report all the same.
button-follow = Follow that report
button-follow-which = Follow report { $place }
button-send-all-the-same = Send all the same
button-unfollow = Stop following
button-support = Add a photo or details
button-support-draft = Include what I wrote
follow-done =
    You now follow the report "{ $title }".
    <code>{ $number }</code>
    News that everybody may read will reach you here. Would you like to add a photo or details? Reply to this message; only officers read it, without your name.
follow-draft = Your draft was not sent and is still kept. Its words and photos can be included in that report.
unfollow-done = You no longer follow report { $number }.
followed-list = <b>Other people's reports that you follow</b> ({ $count })
followed-none = You follow no reports of other people.
ask-support = Write the details for report { $number }; a photo may come with them. Only officers read it, without your name.
support-done =
    Your addition has been passed on to the officers.
    <code>{ $number }</code>
card-supported =
    { $count ->
        [one] supported by 1 other citizen
       *[other] supported by { $count } other citizens
    }
event-support = addition by a citizen who follows
officer-support = A citizen who follows <b>{ $number }</b> adds: "{ $words }"
officer-file-support = Another file from a citizen who follows <b>{ $number }</b>.
refused-follow-own = Report { $number } is your own; its news reach you anyway.
refused-support-unfollowed = You do not follow report { $number }, so your addition was not sent. Follow it first with /cek, or write a report of your own here.
refused-support-over = Report { $number } has ended, so your addition was not sent. If the problem is still there, just write a new report here.

## Routing and language
# Why an agency is proposed, in one line.
because-like = <i>like reports about { $words }</i>
because-keywords = <i>because it mentions: { $words }</i>
card-language = written in { $written ->
        [en] English
        [ar] Arabic script
        [zh] Chinese script
       *[und] a language that was not recognised
    }
language-offer = <i>Ingin saya menjawab dalam bahasa Inggris? / Would you like me to answer in English? /bahasa</i>
# For words that are neither Indonesian nor English: both languages, whichever the reader's is.
