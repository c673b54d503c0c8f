package drawing

import (
	"math"
	"strconv"
)

// Chart is a picture of numbers for a phone held upright, in words of one language.
type Chart struct {
	Lang        string
	RTL         bool // everything but time goes from right to left
	Title, Note string
	Facts       []Fact
	BarsTitle   string
	Parts       []string // names of the parts of the bars, from below
	Rest        bool     // the last of the parts is everything else
	Bars        []Bar
	TrendTitle  string
	Trend       []int // one number for each bar, 0: none; empty: the trend is left out
	Lists       []List
}

// Fact is one number with what it says.
type Fact struct{ Value, Label string }

// Bar is one bar over time, with a number for each of Chart.Parts.
type Bar struct {
	Label string
	Parts []int
}

// List compares numbers.
type List struct {
	Title string
	Rows  []Row
}

// Row is one number of a list.
type Row struct {
	Label string
	Value int
}

// The measures of a chart, in points; a PNG of two pixels a point is as wide as a phone shows it.
const (
	chartWidth = 540
	margin     = 26
	inner      = chartWidth - 2*margin
)

func ink() Color   { return RGB(0x1f2937) }
func faint() Color { return RGB(0x6b7280) }
func rule() Color  { return RGB(0xe5e7eb) }
func tile() Color  { return RGB(0xf3f4f6) }
func white() Color { return RGB(0xffffff) }

// hues tells parts apart, also for people who see colors differently (Okabe and Ito, 2008); the last is for the rest.
func hues() []Color {
	return []Color{
		RGB(0x0072b2), RGB(0xe69f00), RGB(0x009e73), RGB(0xcc79a7),
		RGB(0x56b4e9), RGB(0xd55e00), RGB(0x9ca3af),
	}
}

// PNG draws the chart.
func (c Chart) PNG() ([]byte, error) {
	height, err := c.draw(new(Page)) // as high as it turns out
	if err != nil {
		return nil, err
	}
	page, err := New(chartWidth, height, white())
	if err != nil {
		return nil, err
	}
	if _, err := c.draw(page); err != nil {
		return nil, err
	}
	return page.PNG(2)
}

// draw draws everything from the top on and gives the height it took.
func (c Chart) draw(p *Page) (height float32, err error) {
	if p.letters == nil {
		if p.letters, err = newTypesetter(); err != nil {
			return 0, err
		}
	}
	y := float32(margin) - 6
	y += c.write(p, Text{Words: c.Title, Size: 19, Bold: true, Color: ink(), Y: y, Width: inner}, 0) + 8
	y += c.facts(p, y) + 22
	y += c.bars(p, y) + 20
	if len(c.Trend) > 0 {
		y += c.trend(p, y) + 20
	}
	y += c.lists(p, y) + 14
	y += c.write(p, Text{Words: c.Note, Size: 10.5, Color: faint(), Y: y, Width: inner}, 0)
	return y + margin - 8, nil
}

// write writes a text x points from the side where lines begin.
func (c Chart) write(p *Page, t Text, x float32) float32 {
	t.Lang, t.RTL = c.Lang, c.RTL
	t.X = c.side(x, t.Width)
	return p.Write(t)
}

// side gives the left edge of something so wide, x points from the side where lines begin.
func (c Chart) side(x, width float32) float32 {
	if c.RTL {
		return chartWidth - margin - x - width
	}
	return margin + x
}

// facts draws the numbers that stand for themselves in tiles, two beside each other.
func (c Chart) facts(p *Page, y float32) (height float32) {
	const gap, pad, tileHeight = 12, 14, 78
	width := float32(inner-gap) / 2
	for i, f := range c.Facts {
		x, top := float32(i%2)*(width+gap), y+float32(i/2)*(tileHeight+gap)
		p.Round(c.side(x, width), top, width, tileHeight, 12, tile())
		size := float32(28)
		if wide, _ := p.Measure(Text{Words: f.Value, Size: size, Bold: true, Width: 9999}); wide > width-2*pad {
			size = 15
		}
		c.write(p, Text{
			Words: f.Value, Size: size, Bold: true, Color: ink(), Y: top + 25 - size*0.62, Width: width - 2*pad,
		}, x+pad)
		c.write(p, Text{Words: f.Label, Size: 12.5, Color: faint(), Y: top + 49, Width: width - 2*pad}, x+pad)
	}
	rows := float32((len(c.Facts) + 1) / 2)
	return rows*tileHeight + (rows-1)*gap
}

// bars draws the bars over time, whose parts stand on each other, with a scale and what the colors mean.
func (c Chart) bars(p *Page, y float32) float32 {
	start := y
	y += c.write(p, Text{Words: c.BarsTitle, Size: 14, Bold: true, Color: ink(), Y: y, Width: inner}, 0) + 10
	y += c.plot(p, y, 190, c.Bars, c.hue) + 4
	return y + c.legend(p, y) - start
}

// trend draws one number over the same time.
func (c Chart) trend(p *Page, y float32) float32 {
	start := y
	y += c.write(p, Text{Words: c.TrendTitle, Size: 14, Bold: true, Color: ink(), Y: y, Width: inner}, 0) + 10
	bars := make([]Bar, len(c.Trend))
	for i, n := range c.Trend {
		bars[i] = Bar{Label: c.Bars[i].Label, Parts: []int{n}}
	}
	return y + c.plot(p, y, 100, bars, func(int) Color { return accent() }) - start
}

// plot draws bars of this height at most, over what they stand for, and beside a scale.
func (c Chart) plot(p *Page, y, plot float32, bars []Bar, hue func(part int) Color) (height float32) {
	const scale = 34
	top := nice(highest(bars))
	for i := range 5 {
		value := top * i / 4
		level := y + plot - plot*float32(i)/4
		p.Rect(margin+scale, level, inner-scale, 1, rule())
		p.Write(Text{
			Words: strconv.Itoa(value), Size: 10.5, Color: faint(), X: margin, Y: level - 8, Width: scale - 8, Align: End,
		})
	}
	step := (inner - float32(scale)) / float32(max(len(bars), 1))
	every := (len(bars) + 6) / 7
	for i, bar := range bars {
		left, level := margin+scale+step*float32(i), y+plot
		wide := min(step*0.66, 44)
		for part, n := range bar.Parts {
			high := plot * float32(n) / float32(top)
			level -= high
			p.Rect(left+(step-wide)/2, level, wide, high, hue(part))
		}
		if (len(bars)-1-i)%every == 0 {
			p.Write(Text{
				Words: bar.Label, Size: 10.5, Color: faint(), X: left - step, Y: y + plot + 5, Width: 3 * step, Align: Middle,
			})
		}
	}
	return plot + 24
}

// legend says what the colors mean, two beside each other.
func (c Chart) legend(p *Page, y float32) (height float32) {
	const spot = 11
	width := float32(inner) / 2
	row := float32(0)
	for i, name := range c.Parts {
		x := float32(i%2) * width
		p.Round(c.side(x, spot), y+height+3.5, spot, spot, 3, c.hue(i))
		took := c.write(p, Text{Words: name, Size: 12, Color: ink(), Y: y + height, Width: width - spot - 14}, x+spot+7)
		if row = max(row, took); i%2 == 1 || i == len(c.Parts)-1 {
			height, row = height+row+2, 0
		}
	}
	return height
}

// hue is the color of a part.
func (c Chart) hue(part int) Color {
	all := hues()
	if c.Rest && part == len(c.Parts)-1 {
		return all[len(all)-1]
	}
	return all[min(part, len(all)-1)]
}

// lists draws the lists beside each other, each number as a line of its length.
func (c Chart) lists(p *Page, y float32) (height float32) {
	const gap, number = 22, 42
	width := (float32(inner) - gap*float32(len(c.Lists)-1)) / float32(max(len(c.Lists), 1))
	for i, list := range c.Lists {
		x, at, top := float32(i)*(width+gap), y, 1
		for _, row := range list.Rows {
			top = max(top, row.Value)
		}
		at += c.write(p, Text{Words: list.Title, Size: 14, Bold: true, Color: ink(), Y: at, Width: width}, x) + 6
		for _, row := range list.Rows {
			took := c.write(p, Text{Words: row.Label, Size: 12, Color: ink(), Y: at, Width: width - number}, x)
			value := Text{Words: strconv.Itoa(row.Value), Size: 12, Bold: true, Color: ink(), Y: at, Width: number, Align: End}
			c.write(p, value, x+width-number)
			at += took + 2
			p.Round(c.side(x, width), at, width, 5, 2.5, tile())
			long := max(width*float32(row.Value)/float32(top), 5)
			p.Round(c.side(x, long), at, long, 5, 2.5, hues()[i%2*2])
			at += 13
		}
		height = max(height, at-y)
	}
	return height
}

func highest(bars []Bar) (top int) {
	for _, bar := range bars {
		sum := 0
		for _, n := range bar.Parts {
			sum += n
		}
		top = max(top, sum)
	}
	return top
}

// nice is the next round number that four equal steps lead to.
func nice(n int) int {
	for size := 1.0; ; size *= 10 {
		for _, step := range []float64{1, 2, 3, 4, 5, 6, 8} {
			if top := 4 * step * size; top >= float64(n) {
				return int(math.Round(top))
			}
		}
	}
}
