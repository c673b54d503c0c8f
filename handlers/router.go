package handlers

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kiezbot/internal/kiez"
)

// route is a handler and who may reach it.
type route struct {
	handle  Handler
	role    kiez.Role // the least that may reach it
	private bool      // about one person's own data: not in a group
}

// Router finds the handler of a request. The order is fixed and stands in Handle.
type Router struct {
	commands  map[string]route // by both names
	buttons   map[string]route // by the name before the colon
	flows     *flows
	stopWords map[string]bool // folded, of all languages
	emergency func(req Request) (reply kiez.Reply, ok bool)
	stop      Handler
	text      Handler
	media     func(kiez.Update) (Handler, bool)
	calendar  Handler // a calendar file, sent by staff
	// The conversation of residents with the office: what staff say in it, what a resident replies, and goes on writing.
	// Each reports false where the message belongs to none.
	desk, replied, talks passer
	corrects             Handler // a changed message of a resident's in it; the zero Reply: the office needs none
	bans                 Bans
}

// Handle answers a request: emergency, stop word, command, button, reply to the office, what is not text, running
// dialogue, talk with the office, free text. What staff answer a resident goes before everything else. What
// staff write into a command or a dialogue of theirs is about others; there nobody calls for help. In groups the bot
// only speaks when it is addressed.
func (r *Router) Handle(ctx context.Context, req Request) (kiez.Reply, error) {
	req = parse(req)
	if req.Banned {
		return r.banned(ctx, req)
	}
	if req.Kind == kiez.KindButton {
		return r.button(ctx, req)
	}
	if reply, done, err := r.desk(ctx, req); done || err != nil {
		return reply, err
	}
	if req.InGroup() && req.Command == "" && !req.Mentioned && !req.ReplyToBot {
		return kiez.Reply{}, nil
	}
	if req.Kind == kiez.KindEdited {
		return r.edited(ctx, req)
	}
	stop := r.stopWords[foldWord(req.Text)]
	if req.Role.Staff() && !stop {
		if reply, done, err := r.staffFirst(ctx, req); done || err != nil {
			return reply, err
		}
	}
	if reply, ok := r.emergency(req); ok {
		return reply, nil
	}
	if stop {
		return r.command(ctx, req, route{handle: r.stop, private: true})
	}
	if req.Command != "" {
		return r.findCommand(ctx, req)
	}
	for _, answer := range []passer{r.replied, r.flows.advance, r.talks, r.noText} {
		if reply, done, err := answer(ctx, req); done || err != nil {
			return reply, err
		}
	}
	return r.question(ctx, req)
}

// passer answers a request, or reports false and leaves it to the next.
type passer func(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error)

// noText takes what is not text and not for the office. It answers no question.
func (r *Router) noText(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	handle, ok := r.media(req.Update)
	if !ok {
		return kiez.Reply{}, false, nil
	}
	reply, err = handle(ctx, req)
	return reply, true, err
}

// question answers free text.
func (r *Router) question(ctx context.Context, req Request) (kiez.Reply, error) {
	reply, err := r.text(ctx, req)
	reply.ToQuestion = err == nil
	return reply, err
}

// edited answers a message that was changed. The word that ends all subscriptions and a call for help count as if they
// had just been sent. Anything else counts where the message was answered as a question or as a command that nobody
// knows: it is then handled like a new one, in place of that answer. What had an effect of its own, a command or an
// answer in a dialogue, was meant as it was sent; changing it does nothing.
func (r *Router) edited(ctx context.Context, req Request) (kiez.Reply, error) {
	if r.stopWords[foldWord(req.Text)] {
		return r.command(ctx, req, route{handle: r.stop, private: true})
	}
	aboutOthers := req.Role.Staff() && (r.commands[req.Command].role.Staff() || !req.Answered)
	if reply, ok := r.emergency(req); ok && !aboutOthers {
		return reply, nil
	}
	reply, err := r.corrects(ctx, req)
	if err != nil || !req.Answered || len(reply.Messages) > 0 {
		return reply, err
	}
	if req.Command != "" {
		reply, err := r.findCommand(ctx, req)
		reply.ToQuestion = err == nil
		return reply, err
	}
	if _, media := r.media(req.Update); media {
		return kiez.Reply{}, nil
	}
	return r.question(ctx, req)
}

// staffFirst handles what only staff can write: a command of theirs, a calendar file, or the answer in a dialogue.
func (r *Router) staffFirst(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	if found, ok := r.commands[req.Command]; ok && found.role.Staff() {
		reply, err := r.command(ctx, req, found)
		return reply, true, err
	}
	if isCalendarFile(req.Update) && !req.InGroup() {
		reply, err := r.calendar(ctx, req)
		return reply, true, err
	}
	if req.Command != "" {
		return kiez.Reply{}, false, nil
	}
	return r.flows.advance(ctx, req)
}

// findCommand runs a command. One that nobody knows, or that is not this person's, is named as unknown; in a group it
// may be another bot's, and is left to it.
func (r *Router) findCommand(ctx context.Context, req Request) (kiez.Reply, error) {
	found, known := r.commands[req.Command]
	if known && (!found.role.Staff() || req.Role.Staff()) {
		return r.command(ctx, req, found)
	}
	if req.InGroup() && !req.Mentioned {
		return kiez.Reply{}, nil
	}
	return r.command(ctx, req, route{handle: unknownCommand})
}

// command ends a running dialogue before it is handled, so that nobody is trapped in one. Only /cancel itself has to
// know what it ended.
func (r *Router) command(ctx context.Context, req Request, to route) (kiez.Reply, error) {
	if req.Command != "cancel" && req.Command != "abbrechen" {
		if _, err := r.flows.end(ctx, req.Chat); err != nil {
			return kiez.Reply{}, err
		}
	}
	return to.run(ctx, req)
}

// run keeps what is personal out of groups, and says to staff what only an admin may.
func (r route) run(ctx context.Context, req Request) (kiez.Reply, error) {
	if !req.Role.AtLeast(r.role) {
		if req.Kind == kiez.KindButton {
			return kiez.Reply{Notice: kiez.Say("staff.admins_only", nil), Alert: true}, nil
		}
		return kiez.Answer(kiez.Say("staff.admins_only", nil)), nil
	}
	if r.private && req.InGroup() {
		if req.Kind == kiez.KindButton {
			return kiez.Reply{Notice: kiez.Say("group.private", nil), Alert: true}, nil
		}
		return kiez.Answer(kiez.Say("group.private", nil)), nil
	}
	return r.handle(ctx, req)
}

// button answers a tap. A button nobody knows, or one of the staff's in a resident's hand, does nothing but say so.
func (r *Router) button(ctx context.Context, req Request) (kiez.Reply, error) {
	name, _, _ := strings.Cut(req.Button, ":")
	if name == "flow" {
		reply, running, err := r.flows.advance(ctx, req)
		if running || err != nil {
			return reply, err
		}
		return tooOld(), nil
	}
	found, ok := r.buttons[name]
	if !ok || (found.role.Staff() && !req.Role.Staff()) {
		return tooOld(), nil
	}
	return found.run(ctx, req)
}

func tooOld() kiez.Reply {
	return kiez.Reply{Notice: kiez.Say("button.too_old", nil), Alert: true}
}

// unknownCommand names what was typed, cut to a length that cannot fill the answer. It may be corrected by changing it.
func unknownCommand(_ context.Context, req Request) (kiez.Reply, error) {
	const longest = 32 // Telegram's own limit for a command
	name := []rune(req.Command)
	given := "/" + string(name[:min(len(name), longest)])
	reply := kiez.Answer(kiez.Say("command.unknown", kiez.Data{"Command": given})).With(menuButton())
	reply.ToQuestion = true
	return reply, nil
}

// foldWord makes a single word comparable: lower case, composed letters, nothing around it that is no letter or digit,
// and no invisible marks.
func foldWord(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
