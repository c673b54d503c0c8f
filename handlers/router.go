package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// route is a handler and who may reach it.
type route struct {
	handle  Handler
	staff   bool // only staff
	private bool // about one person's own data: not in a group
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
}

// Handle answers a request: emergency, stop word, command, button, running dialogue, what is not text, free text.
// In groups it only speaks when it is addressed.
func (r *Router) Handle(ctx context.Context, req Request) (kiez.Reply, error) {
	req = parse(req)
	if req.Kind == kiez.KindButton {
		return r.button(ctx, req)
	}
	if req.InGroup() && req.Command == "" && !req.Mentioned && !req.ReplyToBot {
		return kiez.Reply{}, nil
	}
	if reply, ok := r.emergency(req); ok {
		return reply, nil
	}
	if r.stopWords[foldWord(req.Text)] {
		return r.command(ctx, req, route{handle: r.stop, private: true})
	}
	if req.Command != "" {
		found, known := r.commands[req.Command]
		if !known || (found.staff && !req.Role.Staff()) {
			return r.command(ctx, req, route{handle: unknownCommand})
		}
		return r.command(ctx, req, found)
	}
	if reply, running, err := r.flows.advance(ctx, req); running || err != nil {
		return reply, err
	}
	if handle, ok := r.media(req.Update); ok {
		return handle(ctx, req)
	}
	return r.text(ctx, req)
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

// run keeps what is personal out of groups.
func (r route) run(ctx context.Context, req Request) (kiez.Reply, error) {
	if r.private && req.InGroup() {
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
	if !ok || (found.staff && !req.Role.Staff()) {
		return tooOld(), nil
	}
	return found.run(ctx, req)
}

func tooOld() kiez.Reply {
	return kiez.Reply{Notice: kiez.Say("button.too_old", nil), Alert: true}
}

// unknownCommand names what was typed, cut to a length that cannot fill the answer.
func unknownCommand(_ context.Context, req Request) (kiez.Reply, error) {
	const longest = 32 // Telegram's own limit for a command
	name := []rune(req.Command)
	given := "/" + string(name[:min(len(name), longest)])
	return kiez.Answer(kiez.Say("command.unknown", kiez.Data{"Command": given})).With(menuButton()), nil
}

// foldWord makes a single word comparable: lower case, no space or punctuation around it.
func foldWord(s string) string {
	return strings.ToLower(strings.Trim(s, " \t\n.!?…„“\"'«»؟،۔"))
}
