package calendar

import (
	"strconv"
	"time"

	"github.com/teambition/rrule-go"

	"kiezbot/internal/kiez"
)

// RuleText puts a rule into words, as keys: rule.daily, rule.weekly, rule.every_weeks (Count), rule.weekly_on (Days),
// rule.every_weeks_on (Count, Days), rule.monthly, rule.monthly_on (Nth, a Text rule.nth_1 to rule.nth_5 or
// rule.nth_last; Days), rule.yearly, rule.yearly_on (Nth, Days, Month). A rule for which there are no words is shown
// as RFC 5545 writes it.
func RuleText(r Rule) kiez.Text {
	o := r.option
	every := max(o.Interval, 1)
	nth, days, spoken := weekdays(o)
	plain := spoken && o.Count == 0 && o.Until.IsZero() && len(o.Bysetpos)+len(o.Bymonthday)+len(o.Byyearday)+
		len(o.Byweekno)+len(o.Byeaster) == 0
	data := kiez.Data{"Days": days, "Nth": nth}
	switch {
	case !plain, every > 1 && o.Freq != rrule.WEEKLY, len(o.Bymonth) > 0 && o.Freq != rrule.YEARLY:
	case o.Freq == rrule.DAILY && len(days) == 0:
		return kiez.Say("rule.daily", nil)
	case o.Freq == rrule.WEEKLY && len(nth) == 0:
		return weekly(every, days)
	case o.Freq == rrule.MONTHLY && len(days) == 0:
		return kiez.Say("rule.monthly", nil)
	case o.Freq == rrule.MONTHLY && len(nth) > 0:
		return kiez.Say("rule.monthly_on", data)
	case o.Freq == rrule.YEARLY && len(days) == 0 && len(o.Bymonth) == 0:
		return kiez.Say("rule.yearly", nil)
	case o.Freq == rrule.YEARLY && len(nth) > 0 && len(o.Bymonth) == 1:
		data["Month"] = kiez.Say("month."+strconv.Itoa(o.Bymonth[0]), nil)
		return kiez.Say("rule.yearly_on", data)
	}
	return kiez.Show(kiez.Isolated(r.String()))
}

func weekly(every int, days kiez.List) kiez.Text {
	switch {
	case every > 1 && len(days) > 0:
		return kiez.Say("rule.every_weeks_on", kiez.Data{"Count": every, "Days": days})
	case every > 1:
		return kiez.Say("rule.every_weeks", kiez.Data{"Count": every})
	case len(days) > 0:
		return kiez.Say("rule.weekly_on", kiez.Data{"Days": days})
	default:
		return kiez.Say("rule.weekly", nil)
	}
}

// weekdays gives the weekdays of a rule and which ones of the month they are; false: there are no words for it.
func weekdays(o rrule.ROption) (nth, days kiez.List, ok bool) {
	counted := map[int]bool{}
	named := map[time.Weekday]bool{}
	for _, d := range o.Byweekday {
		day := time.Weekday((d.Day() + 1) % week) // the library's week begins on Monday
		if !named[day] {
			named[day] = true
			days = append(days, kiez.Show(kiez.Weekday(day)))
		}
		if n := d.N(); n != 0 && !counted[n] {
			counted[n] = true
			key, known := map[int]string{
				1: "rule.nth_1", 2: "rule.nth_2", 3: "rule.nth_3", 4: "rule.nth_4", 5: "rule.nth_5", -1: "rule.nth_last",
			}[n]
			if !known {
				return nil, nil, false
			}
			nth = append(nth, kiez.Say(key, nil))
		}
	}
	all := len(o.Byweekday) == len(days)*max(len(nth), 1) // every weekday with every number
	return nth, days, all
}
