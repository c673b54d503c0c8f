package handlers

import (
	"context"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// Localities knows what lies where, as far as anybody has written it down.
type Localities interface {
	// Localities finds streets and the like that a text names, in its order, and how many of its words are none.
	Localities(text string) (found []kiez.Locality, rest int)
}

// ownArea is what the dialogue about one's area is about; choosing one by a button ends it.
const ownArea = "own-area"

// area helps to find out which area is one's own: "area", and "area:<area>" takes one. A group has none of its own.
func (b *bot) area(ctx context.Context, req Request) (kiez.Reply, error) {
	if area := kiez.Area(req.Arg); area.Known() {
		if err := b.flows.endAbout(ctx, req.Chat, ownArea); err != nil {
			return kiez.Reply{}, err
		}
		if err := b.rememberArea(ctx, req, area); err != nil {
			return kiez.Reply{}, err
		}
		reply := kiez.Answer(kiez.Say("area.chosen", kiez.Data{"Area": area})).Editing()
		sessions := view{Subject: kiez.Subject{Intent: "buergerjury.dates"}, area: req.Arg}
		return reply.
			With(button("button.deadline", "deadline:"+req.Arg), button("button.check", "check")).
			With(sessions.show(kiez.Say("topic."+string(sessions.Intent)+".short", nil))).
			With(button("button.other_area", "area"), menuButton()), nil
	}
	if req.InGroup() {
		return kiez.Reply{Notice: kiez.Say("group.private", nil), Alert: true}, nil
	}
	about := map[string]string{"id": ownArea}
	return askArea(kiez.Say("area.ask", nil)).Editing(), b.flows.start(ctx, req, "area", "name", about)
}

// takePlace is the step that reads the name of a street. A question about something else is answered as such.
func (b *bot) takePlace(ctx context.Context, req Request, _ map[string]string) (kiez.Reply, string, error) {
	found, _ := b.Localities.Localities(req.Text)
	if len(found) > 0 {
		return b.placed(req, found), "", nil
	}
	if u := b.Understander.Ask(req.Text, req.Lang); u.Action == kiez.ActionAnswer {
		reply, err := b.free(ctx, req)
		return reply, "", err
	}
	unknown := kiez.Say("area.unknown", kiez.Data{"Phone": kiez.Isolated(b.Office.Office().Phone)})
	return askArea(unknown), "name", nil
}

// placed says where the places lie and asks whether that is right: the lists know names, not borders.
func (b *bot) placed(req Request, found []kiez.Locality) kiez.Reply {
	at := found[0]
	name := kiez.Data{"Name": kiez.Isolated(at.Name)}
	areas := areasOf(found)
	switch {
	case len(areas) == 0:
		elsewhere, _ := b.Ways.Way(kiez.WayElsewhere)
		texts := append([]kiez.Text{kiez.Say("area.outside", name)}, wayTexts(elsewhere, req)...)
		reply := kiez.Answer(texts...)
		reply.Messages[0].Rows = wayRows(elsewhere)
		return reply.With(button("button.other_area", "area"), menuButton())
	case len(areas) > 1:
		reply := kiez.Answer(kiez.Say("area.several", name), asOf(at.Provenance, true))
		for _, area := range areas {
			reply = reply.With(areaButton(area))
		}
		return reply.With(button("button.other_area", "area"), menuButton())
	}
	key := "area.one"
	if at.Partly {
		key = "area.partly"
	}
	name["Area"] = areas[0]
	reply := kiez.Answer(kiez.Say(key, name), asOf(at.Provenance, true))
	if isNameOf(at.Name, areas[0]) {
		reply = kiez.Answer(kiez.Say("area.named", kiez.Data{"Area": areas[0]}))
	}
	return reply.
		With(button("button.yes", "area:"+string(areas[0])), button("button.other_area", "area")).
		With(menuButton())
}

// isNameOf reports whether somebody wrote the name of the area itself.
func isNameOf(name string, area kiez.Area) bool {
	return strings.NewReplacer(" ", "-", "ü", "ue").Replace(strings.ToLower(name)) == string(area)
}

// areasOf are the areas in which all of the places may lie; where they have none in common, those of any.
func areasOf(found []kiez.Locality) []kiez.Area {
	common := slices.DeleteFunc(kiez.Areas(), func(a kiez.Area) bool {
		return slices.ContainsFunc(found, func(l kiez.Locality) bool { return !slices.Contains(l.Areas, a) })
	})
	if len(common) > 0 {
		return common
	}
	return slices.DeleteFunc(kiez.Areas(), func(a kiez.Area) bool {
		return !slices.ContainsFunc(found, func(l kiez.Locality) bool { return slices.Contains(l.Areas, a) })
	})
}

// askArea offers the three areas below a text.
func askArea(text kiez.Text) kiez.Reply {
	reply := kiez.Answer(text)
	for _, a := range kiez.Areas() {
		reply = reply.With(areaButton(a))
	}
	return reply.With(menuButton())
}

func areaButton(area kiez.Area) kiez.Button {
	return kiez.Button{Label: kiez.Show(area), Data: "area:" + string(area)}
}

func findAreaButton() kiez.Button { return button("button.find_area", "area") }
