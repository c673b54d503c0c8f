package handlers

import "kiezbot/internal/kiez"

// Command is a command as Telegram's menu shows it.
type Command struct {
	Name   string    // English
	German string    // shown to German clients
	Text   string    // key of its description
	Role   kiez.Role // the least that may use it; a kiez.Resident: everybody

	// Private says that it is about one person's own data: not in a group.
	Private bool

	handle Handler
}

// commandList is the menu in the order in which it is shown.
func (b *bot) commandList() []Command {
	const everybody, staff = kiez.Resident, kiez.Writer
	return []Command{
		{"start", "start", "command.start", everybody, false, b.start},
		{"help", "hilfe", "command.help", everybody, false, b.help},
		{"hours", "zeiten", "command.hours", everybody, false, b.hours},
		{"events", "termine", "command.events", everybody, false, b.events},
		{"idea", "idee", "command.idea", everybody, false, b.idea},
		{"deadline", "frist", "command.deadline", everybody, false, b.deadline},
		{"subscribe", "abo", "command.subscribe", everybody, true, b.subscriptions},
		{"pause", "pause", "command.pause", everybody, true, b.pause},
		{"stop", "stopp", "command.stop", everybody, true, b.stop},
		{"language", "sprache", "command.language", everybody, true, b.language},
		{"follow", "verfolgen", "command.follow", everybody, true, b.follow},
		{"contact", "kontakt", "command.contact", everybody, false, b.contact},
		{"feedback", "rueckmeldung", "command.feedback", everybody, true, b.opinion},
		{"privacy", "datenschutz", "command.privacy", everybody, true, b.privacy},
		{"mydata", "meinedaten", "command.mydata", everybody, true, b.myData},
		{"forget", "loeschen", "command.forget", everybody, true, b.forget},
		{"cancel", "abbrechen", "command.cancel", everybody, false, b.cancel},
		{"inbox", "inbox", "command.inbox", staff, false, b.inbox},
		{"broadcast", "broadcast", "command.broadcast", staff, false, b.broadcast},
		{"schedule", "schedule", "command.schedule", staff, false, b.schedule},
		{"event", "event", "command.event", staff, false, b.manageEvents},
		{"closures", "closures", "command.closures", staff, false, b.closures},
		{"answers", "answers", "command.answers", staff, false, b.editAnswers},
		{"applications", "applications", "command.applications", staff, false, b.manageApplications},
		{"stats", "stats", "command.stats", staff, false, b.stats},
		{"poster", "poster", "command.poster", staff, false, b.poster},
		{"block", "block", "command.block", staff, false, b.block},
		{"team", "team", "command.team", kiez.Admin, true, b.manageTeam},
		{"audit", "audit", "command.audit", kiez.Admin, true, b.showAudit},
	}
}

// Commands lists the commands for Telegram's menus.
func (h *Handlers) Commands() []Command { return h.bot.commandList() }

func (b *bot) commands() map[string]route {
	routes := map[string]route{}
	for _, c := range b.commandList() {
		r := route{handle: c.handle, role: c.Role, private: c.Private}
		routes[c.Name], routes[c.German] = r, r
	}
	return routes
}

func (b *bot) buttons() map[string]route {
	resident := map[string]Handler{
		"menu": b.menu, "family": b.family, "t": b.subject, "both": b.both, "none": b.none, "helped": b.helped,
		"unhelpful": b.unhelpful, "human": b.contact, "hours": b.hours,
		"way": b.idea, "area": b.area, "deadline": b.deadline, "events": b.events, "ev": b.event, "ics": b.calendarFile,
	}
	personal := map[string]Handler{
		"lang": b.language, "sub": b.subscriptions, "subt": b.subscriptionTopic, "subon": b.subscribe,
		"suba": b.subscribeArea, "suboff": b.unsubscribe, "stop": b.stop,
		"set": b.settingsView, "pace": b.setPace, "lead": b.setLead, "quiet": b.setQuiet,
		"pause": b.pause, "resume": b.resume, "want": b.want, "wanton": b.wantOn, "wantoff": b.wantOff,
		"letter": b.letter, "check": b.check, "checked": b.checklist,
		"follow": b.follow, "unfollow": b.unfollow,
		"privacy": b.privacy, "mydata": b.myData, "forget": b.forget, "forgetyes": b.forgetYes,
		"appoint": b.appointment, "opinion": b.opinion,
		"askbot": b.backToBot, "askyes": b.answerHelped, "askno": b.answerFellShort,
	}
	routes := map[string]route{
		"bc":       {handle: b.broadcastButton, role: kiez.Writer},
		"sch":      {handle: b.scheduleButtons, role: kiez.Writer},
		"evs":      {handle: b.eventButton, role: kiez.Writer},
		"ans":      {handle: b.answersButton, role: kiez.Writer},
		"fact":     {handle: b.factButton, role: kiez.Writer},
		"clo":      {handle: b.closureButton, role: kiez.Writer},
		"app":      {handle: b.applicationButton, role: kiez.Writer},
		"desk":     {handle: b.deskButton, role: kiez.Writer},
		"pst":      {handle: b.posterButton, role: kiez.Writer},
		"stat":     {handle: b.stats, role: kiez.Writer},
		"statcsv":  {handle: b.statsTable, role: kiez.Writer},
		"statweek": {handle: b.statsWeekly, role: kiez.Writer},
		"blk":      {handle: b.blockButton, role: kiez.Writer},
		"team":     {handle: b.teamButton, role: kiez.Admin, private: true},
		"aud":      {handle: b.showAudit, role: kiez.Admin, private: true},
		"audcsv":   {handle: b.auditFile, role: kiez.Admin, private: true},
	}
	for name, handle := range resident {
		routes[name] = route{handle: handle}
	}
	for name, handle := range personal {
		routes[name] = route{handle: handle, private: true}
	}
	return routes
}
