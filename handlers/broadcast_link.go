package handlers

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// readLink reads "label | https://…".
func readLink(value string) (*kiez.Link, error) {
	label, target, ok := strings.Cut(value, "|")
	label, target = strings.TrimSpace(label), strings.TrimSpace(target)
	const longestLabel = 64
	address, isWeb := webAddress(target)
	if !ok || label == "" || len([]rune(label)) > longestLabel || !isWeb {
		return nil, kiez.Refuse("staff.link_unreadable", nil)
	}
	return &kiez.Link{Label: label, URL: address}, nil
}

// webAddress reads an address that Telegram takes for a button: http or https, and a host with a dot.
func webAddress(s string) (address string, ok bool) {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || !strings.Contains(u.Hostname(), ".") {
		return "", false
	}
	return u.String(), true
}

// isLang reports whether code is the code of a language, letter by letter.
func isLang(code string) bool { return slices.Contains(kiez.Langs(), kiez.Lang(code)) }

// readLinkIn takes the link of one language into a draft; it stands in place of the one of all.
func readLinkIn(draft *kiez.Broadcast, lang kiez.Lang, value string) error {
	link, err := readLink(value)
	if err == nil {
		draft.SetLink(lang, *link)
	}
	return err
}

// readLinks reads a link a line: of all languages, or, behind its code and a colon, of one.
func readLinks(draft *kiez.Broadcast, text string) error {
	for line := range strings.Lines(strings.TrimSpace(text)) {
		code, value, _ := strings.Cut(line, ":")
		if code = strings.ToLower(strings.TrimSpace(code)); isLang(code) {
			if err := readLinkIn(draft, kiez.Lang(code), value); err != nil {
				return err
			}
			continue
		}
		link, err := readLink(line)
		if err != nil {
			return err
		}
		draft.Link = link
	}
	return nil
}

// askLink asks for the button below the text. If there is one, it can also be taken away.
func (b *bot) askLink(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if bc.Template != kiez.NoTemplate {
		return tooOld(), nil
	}
	reply, err := b.askBroadcast(ctx, req, bc, "link", "", kiez.Say("broadcast.ask_link", nil))
	if err != nil || req.InGroup() || !hasLink(bc) {
		return reply, err
	}
	m := &reply.Messages[0]
	m.Rows = append([][]kiez.Button{{bcButton("button.broadcast_link_remove", "nolink", bc.ID)}}, m.Rows...)
	return reply, nil
}

// takeLink is the step that reads links.
func (b *bot) takeLink(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	return b.takeInto(ctx, req, data, "link", func(draft *kiez.Broadcast) error { return readLinks(draft, req.Text) })
}

// removeLink takes the buttons below the text away.
func (b *bot) removeLink(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	if err := b.flows.endAbout(ctx, req.Chat, bc.ID); err != nil {
		return kiez.Reply{}, err
	}
	bc.Link, bc.Links, bc.Editor = nil, nil, req.From
	return b.saveDraft(ctx, req, bc, nil)
}

func hasLink(bc kiez.Broadcast) bool { return bc.Link != nil || len(bc.Links) > 0 }

// aboutLinks says on a draft's card where its buttons lead.
func aboutLinks(bc kiez.Broadcast) []kiez.Text {
	var lines kiez.Lines
	if bc.Link != nil {
		lines = append(lines, kiez.Say("broadcast.link", kiez.Data{
			"Label": bc.Link.Label, "Address": kiez.Isolated(bc.Link.URL),
		}))
	}
	for _, lang := range kiez.Langs() {
		if link, ok := bc.Links[lang]; ok {
			lines = append(lines, kiez.Say("broadcast.link_in", kiez.Data{
				"Language": lang, "Label": link.Label, "Address": kiez.Isolated(link.URL),
			}))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []kiez.Text{kiez.Show(lines)}
}
