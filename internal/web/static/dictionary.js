// The words of the page, German and English. What the bot says comes from the bot.

export const dictionary = {
  de: {
    rehearsal: "Proberaum",
    intro: "Alles hier ist gespielt: kein echtes Telegram, keine echten Menschen. Tippen Sie auf „Start“ und probieren " +
      "Sie aus, was Sie wollen.",
    kept: "Beim nächsten Mal geht es hier weiter.", not_kept: "Wer das Programm beendet, löscht alles.",
    anew: "Neu beginnen", anew_question: "Neu beginnen?",
    anew_moves: "Alle Chats sind dann leer, und der Bot kennt niemanden. Was bisher war, steht danach im Ordner {folder}-before.",
    anew_loses: "Alle Chats sind dann leer, und der Bot kennt niemanden. Was bisher war, ist weg.",
    offline: "Die Verbindung zum Programm ist weg. Die Seite versucht es weiter …",
    starting: "Der Bot macht sich noch bereit. Was Sie schreiben, beantwortet er gleich.",
    other_language: "English",
    ok: "In Ordnung", close: "Schließen", cancel: "Abbrechen", start: "Start",

    clock: "Uhr des Programms",
    two_minutes: "+2 Minuten", next_morning: "Nächster Morgen", next_week: "Nächste Woche",
    jump: "Springen …", jump_until: "Vorstellen auf (Berliner Zeit)", jump_go: "Vorstellen",
    never_back: "Die Uhr geht nie zurück.",
    clock_is: "Es ist jetzt {time}.",

    phones: "Telefone", switch: "Wer hält dieses Telefon?", unread: "neue Nachricht",
    places: "Welcher Chat?", place_bot: "Chat mit dem Bot",
    role_resident: "Wohnt im Kiez", role_subscriber: "Bekommt Erinnerungen", role_staff: "Arbeitet im Büro",
    tab_resident: "Kiez", tab_subscriber: "Abo", tab_staff: "Büro",
    hint_resident: "{name} wohnt im Kiez und hat eine Frage: an das Büro, in der eigenen Sprache. " +
      "Die Sprache des Telefons lässt sich oben ändern.",
    hint_subscriber: "{name} möchte nichts verpassen. Nach dem Start mit /subscribe Themen wählen, " +
      "dann oben die Uhr vorstellen: Erinnerungen kommen von selbst.",
    hint_staff: "{name} arbeitet im Büro. /broadcast schreibt an alle, die ein Thema bekommen, /event trägt einen " +
      "Termin ein. Freigeben muss eine zweite Person: oben wechseln.",
    hint_team: "Die Gruppe des Teams. Fragen an das Büro kommen hier als Karte an: mit dem Pfeil daneben antworten. Was mit " +
      "// beginnt, bleibt im Team.",
    example_broadcast: "Beispiel: Rundnachricht", example_event: "Beispiel: Termin",

    chat: "Nachrichten", message: "Nachricht schreiben", send: "Senden", commands: "Befehle", more: "Mehr",
    language: "Sprache des Telefons", no_commands: "Der Bot hat noch kein Menü angemeldet.",
    editing: "Letzte Nachricht ändern", edited: "geändert", nothing_to_edit: "Hier gibt es noch nichts zu ändern.",
    silent: "ohne Ton", reply: "Antworten", replying: "Antwort auf: {text}",
    gist_photo: "Foto", gist_voice: "Sprachnachricht", gist_sticker: "Sticker", gist_contact: "Kontakt", gist_location: "Standort",
    send_photo: "Foto senden", send_voice: "Sprachnachricht senden", send_document: "PDF senden", send_sticker: "Sticker senden",
    send_location: "Standort senden", send_contact: "Kontakt senden",
    edit_last: "Letzte Nachricht ändern", deep_link: "Über einen Link starten …",
    deep_link_label: "Was hinter ?start= steht", deep_link_help: "Zum Beispiel von einem Aushang mit QR-Code.",
    block: "Bot blockieren", unblock: "Entsperren und neu starten", is_blocked: "Dieses Telefon hat den Bot blockiert.",
    photo: "Foto", voice: "Sprachnachricht, {seconds} s", location: "Standort", map: "Auf der Karte ansehen",
    copied: "Kopiert.", not_here: "Das geht nur im echten Telegram.",
    no_answer: "Der Bot hat auf diesen Knopf nicht geantwortet.",

    calls: "Protokoll", calls_title: "Aufrufe an die Bot-API", calls_filter: "Nach Methode filtern",
    calls_polls: "getUpdates zeigen", calls_none: "Noch nichts zu sehen.",
    call_sent: "Geschickt", call_answer: "Antwort", call_failed: "keine Antwort",

    error_blocked: "Das Telefon hat den Bot blockiert.", error_not_there: "Dieses Konto gibt es nicht mehr.",
    error_empty_text: "Eine Nachricht braucht Text.", error_text_too_long: "Eine Nachricht hat höchstens 4096 Zeichen.",
    error_unknown_message: "Diese Nachricht gibt es nicht mehr.", error_unknown_person: "Diese Person gibt es hier nicht.",
    error_bad_time: "Das ist kein Zeitpunkt.", error_clock_never_back: "Die Uhr geht nie zurück.",
    error_clock_too_far: "Höchstens ein Jahr auf einmal.",
    error_offline: "Das Programm antwortet nicht.", error_other: "Das hat nicht geklappt ({code}).",
  },

  en: {
    rehearsal: "Rehearsal room",
    intro: "Everything here is make-believe: no real Telegram, no real people. Tap “Start” and try whatever you like.",
    kept: "Next time it goes on from here.", not_kept: "Ending the program forgets it all.",
    anew: "Begin anew", anew_question: "Begin anew?",
    anew_moves: "All chats will be empty, and the bot will know nobody. What was before then stands in the folder {folder}-before.",
    anew_loses: "All chats will be empty, and the bot will know nobody. What was before is gone.",
    offline: "The program is gone. The page keeps trying …",
    starting: "The bot is still getting ready. It will answer in a moment.",
    other_language: "Deutsch",
    ok: "OK", close: "Close", cancel: "Cancel", start: "Start",

    clock: "The program's clock",
    two_minutes: "+2 minutes", next_morning: "Next morning", next_week: "Next week",
    jump: "Jump …", jump_until: "Move forward to (Berlin time)", jump_go: "Move forward",
    never_back: "The clock never goes back.",
    clock_is: "It is now {time}.",

    phones: "Phones", switch: "Who holds this phone?", unread: "new message",
    places: "Which chat?", place_bot: "Chat with the bot",
    role_resident: "Lives nearby", role_subscriber: "Gets reminders", role_staff: "Works in the office",
    tab_resident: "Resident", tab_subscriber: "Subscriber", tab_staff: "Office",
    hint_resident: "{name} lives nearby and has a question for the office, in their own language. " +
      "Change the phone's language above.",
    hint_subscriber: "{name} does not want to miss anything. After Start choose topics with /subscribe, " +
      "then move the clock forward: reminders come by themselves.",
    hint_staff: "{name} works in the office. /broadcast writes to everybody who gets a topic, /event enters a date. " +
      "A second person must release it: switch above.",
    hint_team: "The team's group. Questions to the office arrive here as cards: answer with the arrow beside them. What begins " +
      "with // stays in the team.",
    example_broadcast: "Example: broadcast", example_event: "Example: event",

    chat: "Messages", message: "Write a message", send: "Send", commands: "Commands", more: "More",
    language: "Language of the phone", no_commands: "The bot has not registered a menu yet.",
    editing: "Edit the last message", edited: "edited", nothing_to_edit: "There is nothing to edit yet.",
    silent: "silent", reply: "Reply", replying: "Reply to: {text}",
    gist_photo: "Photo", gist_voice: "Voice message", gist_sticker: "Sticker", gist_contact: "Contact", gist_location: "Location",
    send_photo: "Send a photo", send_voice: "Send a voice message", send_document: "Send a PDF", send_sticker: "Send a sticker",
    send_location: "Send a location", send_contact: "Send a contact",
    edit_last: "Edit my last message", deep_link: "Start with a link …",
    deep_link_label: "What stands after ?start=", deep_link_help: "For example from a poster with a QR code.",
    block: "Block the bot", unblock: "Unblock and restart", is_blocked: "This phone has blocked the bot.",
    photo: "Photo", voice: "Voice message, {seconds} s", location: "Location", map: "Show on the map",
    copied: "Copied.", not_here: "This works only in the real Telegram.",
    no_answer: "The bot did not answer this button.",

    calls: "Calls", calls_title: "Calls to the Bot API", calls_filter: "Filter by method",
    calls_polls: "show getUpdates", calls_none: "Nothing to see yet.",
    call_sent: "Sent", call_answer: "Answer", call_failed: "no answer",

    error_blocked: "This phone has blocked the bot.", error_not_there: "This account is gone.",
    error_empty_text: "A message needs text.", error_text_too_long: "A message has at most 4096 characters.",
    error_unknown_message: "This message is gone.", error_unknown_person: "There is no such person here.",
    error_bad_time: "This is not a time.", error_clock_never_back: "The clock never goes back.",
    error_clock_too_far: "At most one year at once.",
    error_offline: "The program does not answer.", error_other: "That did not work ({code}).",
  },
};
