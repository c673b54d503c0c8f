package redisstore

import "kiezbot/internal/kiez"

// addPreferences adds what a person chose beside subscriptions, in plain JSON types.
func addPreferences(all map[string]any, person kiez.Person) {
	if person.Lang != "" {
		all["language"] = string(person.Lang)
	}
	if person.Area != "" {
		all["area"] = string(person.Area)
	}
	if person.Settings.Pace != "" {
		all["pace"] = string(person.Settings.Pace)
	}
	if person.Settings.Quiet != "" {
		all["quiet_hours"] = string(person.Settings.Quiet)
	}
	if person.Settings.Leads != nil {
		leads := []string{}
		for _, lead := range person.Settings.Leads {
			leads = append(leads, lead.String())
		}
		all["remind_before"] = leads
	}
	if !person.Settings.Paused.IsZero() {
		all["paused_until"] = timeField(person.Settings.Paused)
	}
	if !person.Suppressed.IsZero() {
		all["unreachable_since"] = timeField(person.Suppressed)
	}
}

// addWhatTheyGet adds subscriptions and events to be reminded of, each with the consent it rests on, in plain JSON
// types.
func addWhatTheyGet(all map[string]any, person kiez.Person, fields map[string]string) error {
	subscriptions, wishes := map[string]any{}, map[string]any{}
	for topic, areas := range person.Topics {
		consent, err := toConsent(fields[fieldConsent+string(topic)])
		if err != nil {
			return err
		}
		names := []string{}
		for _, area := range areas {
			names = append(names, string(area))
		}
		subscription := plainConsent(consent)
		subscription["areas"] = names
		subscriptions[string(topic)] = subscription
	}
	for event := range person.Wanted {
		consent, err := toWish(fields[fieldWanted+event])
		if err != nil {
			return err
		}
		wishes[event] = plainConsent(consent)
	}
	if len(subscriptions) > 0 {
		all["subscriptions"] = subscriptions
	}
	if len(wishes) > 0 {
		all["events_to_be_reminded_of"] = wishes
	}
	return nil
}

func plainConsent(c kiez.Consent) map[string]any {
	return map[string]any{"consent_at": timeField(c.At), "consent_version": c.Version}
}

// plainTold gives what somebody was told, by event.
func plainTold(told map[string]kiez.Told) map[string]any {
	all := map[string]any{}
	for event, t := range told {
		plain := map[string]any{"message": t.Message, "language": string(t.Lang)}
		if t.Cancelled {
			plain["cancelled"] = true
		} else {
			plain["start"], plain["place_sum"] = timeField(t.Start), int64(t.Place)
		}
		all[event] = plain
	}
	return all
}

// plainEnquiries is what somebody asked the office, in plain JSON types, without the staff who dealt with it.
func plainEnquiries(enquiries []kiez.Enquiry) []map[string]any {
	all := make([]map[string]any, len(enquiries))
	for i, e := range enquiries {
		plain := map[string]any{"language": string(e.Lang), "question": e.Text(), "asked_at": timeField(e.At)}
		for name, value := range map[string]string{
			"area": string(e.Area), "name": e.Name, "times": e.Times, "translation": e.Gloss.Text, "about": string(e.About),
			"helped": string(e.Helped),
		} {
			if value != "" {
				plain[name] = value
			}
		}
		if !e.Open() {
			plain["closed_at"] = timeField(e.Closed)
		}
		if e.Draft != nil {
			plain["answer"], plain["answer_translated"] = e.Draft.Written, e.Draft.Translated
		}
		all[i] = plain
	}
	return all
}
