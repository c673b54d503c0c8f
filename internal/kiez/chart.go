package kiez

// Chart is a picture of numbers, drawn in the language of its reader.
type Chart struct {
	Title, Note Text
	Facts       []ChartFact // a few numbers that stand for themselves
	BarsTitle   Text
	Parts       []Text // what the parts of the bars are, from below
	Rest        bool   // the last of the parts is everything else
	Bars        []ChartBar
	TrendTitle  Text
	Trend       []int // one number for each bar, 0: not known; empty: there is none to show
	Lists       []ChartList
}

// ChartFact is one number with what it says.
type ChartFact struct{ Value, Label Text }

// ChartBar is one bar over time; Parts has a number for each of Chart.Parts.
type ChartBar struct {
	Label Text
	Parts []int
}

// ChartList compares numbers, the highest first.
type ChartList struct {
	Title Text
	Rows  []ChartRow
}

// ChartRow is one number of a list.
type ChartRow struct {
	Label Text
	Value int
}
