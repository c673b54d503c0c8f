package answers

import (
	"sync"

	"fmt"
	"github.com/goccy/go-yaml"
	"kiezbot/internal/kiez"
	"math"
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"testing"
	"time"
)

func loadDir(t testing.TB, dir string) []kiez.Example {
	var out []kiez.Example
	for _, l := range kiez.Langs() {
		b, err := os.ReadFile(dir + "/" + string(l) + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var m map[kiez.Intent][]string
		if err := yaml.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		var ks []string
		for k := range m {
			ks = append(ks, string(k))
		}
		sort.Strings(ks)
		for _, k := range ks {
			for _, x := range m[kiez.Intent(k)] {
				out = append(out, kiez.Example{Lang: l, Text: x, Intent: kiez.Intent(k)})
			}
		}
	}
	return out
}

type vec struct {
	idx []int32
	val []float32
	y   int
	ex  kiez.Example
}

var gw = [groups]float64{1, 1, .7, .7, 1, 1}

type dict struct {
	m   map[uint64]int32
	idf []float64
}

func build(f *folder, ex []kiez.Example, min int, idfPow float64) *dict {
	cnt := map[uint64]int{}
	var order []uint64
	var ft features
	for _, e := range ex {
		ft = feats(f, e)
		seen := map[uint64]bool{}
		for g := range ft {
			for _, k := range ft[g] {
				if !seen[k] {
					seen[k] = true
					if cnt[k] == 0 {
						order = append(order, k)
					}
					cnt[k]++
				}
			}
		}
	}
	d := &dict{m: map[uint64]int32{}}
	for _, k := range order {
		if cnt[k] >= min {
			d.m[k] = int32(len(d.idf))
			d.idf = append(d.idf, math.Pow(math.Log(float64(len(ex)+1)/float64(cnt[k])), idfPow))
		}
	}
	return d
}
func (d *dict) vec(f *folder, e kiez.Example) vec {
	ft := feats(f, e)
	var v vec
	tot := 0.0
	for g := range ft {
		n := 0.0
		from := len(v.idx)
		for _, k := range ft[g] {
			if i, ok := d.m[k]; ok {
				v.idx = append(v.idx, i)
				x := d.idf[i]
				v.val = append(v.val, float32(x))
				n += x * x
			}
		}
		if n == 0 {
			continue
		}
		s := gw[g] / math.Sqrt(n)
		tot += gw[g] * gw[g]
		for j := from; j < len(v.idx); j++ {
			v.val[j] *= float32(s)
		}
	}
	if tot > 0 {
		s := float32(1 / math.Sqrt(tot))
		for j := range v.val {
			v.val[j] *= s
		}
	}
	return v
}

const H = 16

type net struct {
	C        int
	W        [][32]float32
	G        []float32
	E        [][H]float32
	GE       []float32
	hb       [H]float32
	U        [32][H]float32
	GU       [32]float32
	b        [32]float32
	lin, mlp bool
}

func newNet(F, C int, lin, mlp bool, seed uint64) *net {
	n := &net{C: C, lin: lin, mlp: mlp}
	r := rand.New(rand.NewPCG(seed, 2))
	if lin {
		n.W = make([][32]float32, F)
		n.G = make([]float32, F)
	}
	if mlp {
		n.E = make([][H]float32, F)
		n.GE = make([]float32, F)
		for i := range n.E {
			for j := range n.E[i] {
				n.E[i][j] = float32(r.NormFloat64()) * 0.1
			}
		}
		for c := range n.U {
			for j := range n.U[c] {
				n.U[c][j] = float32(r.NormFloat64()) * 0.3
			}
		}
	}
	return n
}
func (n *net) forward(idx []int32, val []float32, h *[H]float32, z *[32]float32) {
	*z = n.b
	if n.lin {
		for k, i := range idx {
			w := &n.W[i]
			v := val[k]
			for c := range 32 {
				z[c] += v * w[c]
			}
		}
	}
	if n.mlp {
		*h = n.hb
		for k, i := range idx {
			w := &n.E[i]
			v := val[k]
			for c := range H {
				h[c] += v * w[c]
			}
		}
		for j := range h {
			if h[j] < 0 {
				h[j] = 0
			}
		}
		for c := 0; c < n.C; c++ {
			s := float32(0)
			u := &n.U[c]
			for j := range H {
				s += u[j] * h[j]
			}
			z[c] += s
		}
	}
}
func softmaxX(z *[32]float32, C int) {
	m := z[0]
	for c := 1; c < C; c++ {
		if z[c] > m {
			m = z[c]
		}
	}
	s := 0.0
	for c := 0; c < C; c++ {
		e := math.Exp(float64(z[c] - m))
		z[c] = float32(e)
		s += e
	}
	for c := 0; c < C; c++ {
		z[c] = float32(float64(z[c]) / s)
	}
}

type hyper struct {
	epochs            int
	lr, lrE, drop, l2 float64
	seed              uint64
	smooth            float64
	hdrop             float64
}

func (n *net) train(vs []vec, hp hyper) {
	r := rand.New(rand.NewPCG(hp.seed, 7))
	order := make([]int, len(vs))
	for i := range order {
		order[i] = i
	}
	var idx []int32
	var val []float32
	var h, dh [H]float32
	var z [32]float32
	var hm [H]bool
	for ep := 0; ep < hp.epochs; ep++ {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		dec := 1 - float64(ep)/float64(hp.epochs)
		lr := float32(hp.lr * dec)
		lrE := float32(hp.lrE * dec)
		for _, o := range order {
			v := &vs[o]
			idx = idx[:0]
			val = val[:0]
			q := float32(1 / (1 - hp.drop))
			for k, i := range v.idx {
				if r.Float64() >= hp.drop {
					idx = append(idx, i)
					val = append(val, v.val[k]*q)
				}
			}
			n.forward(idx, val, &h, &z)
			if n.mlp && hp.hdrop > 0 { // recompute with hidden dropout
				z = n.b
				if n.lin {
					for k, i := range idx {
						w := &n.W[i]
						vv := val[k]
						for c := range 32 {
							z[c] += vv * w[c]
						}
					}
				}
				for j := range h {
					hm[j] = r.Float64() < hp.hdrop
					if hm[j] {
						h[j] = 0
					} else {
						h[j] /= float32(1 - hp.hdrop)
					}
				}
				for c := 0; c < n.C; c++ {
					s := float32(0)
					u := &n.U[c]
					for j := range H {
						s += u[j] * h[j]
					}
					z[c] += s
				}
			}
			softmaxX(&z, n.C)
			for c := 0; c < n.C; c++ {
				t := float32(hp.smooth / float64(n.C))
				if c == v.y {
					t += float32(1 - hp.smooth)
				}
				z[c] -= t
			}
			for c := n.C; c < 32; c++ {
				z[c] = 0
			}
			gn := float32(0)
			for c := range 32 {
				gn += z[c] * z[c]
			}
			if n.mlp {
				dh = [H]float32{}
				for c := 0; c < n.C; c++ {
					g := z[c]
					if g == 0 {
						continue
					}
					u := &n.U[c]
					for j := range H {
						dh[j] += g * u[j]
					}
					n.GU[c] += g * g
					s := lrE * 0.3 * g / float32(math.Sqrt(float64(n.GU[c])+1))
					for j := range H {
						u[j] -= s * h[j]
					}
				}
				gh := float32(0)
				for j := range H {
					if h[j] <= 0 {
						dh[j] = 0
					}
					gh += dh[j] * dh[j]
					n.hb[j] -= lrE * 0.01 * dh[j]
				}
				for k, i := range idx {
					x := val[k]
					n.GE[i] += gh * x * x
					s := lrE * x / float32(math.Sqrt(float64(n.GE[i])+1e-4))
					w := &n.E[i]
					for j := range H {
						w[j] -= s * dh[j]
					}
				}
			}
			if n.lin {
				for k, i := range idx {
					x := val[k]
					n.G[i] += gn * x * x
					s := lr * x / float32(math.Sqrt(float64(n.G[i])+1e-4))
					w := &n.W[i]
					for c := range 32 {
						w[c] -= s * z[c]
					}
				}
			}
			for c := 0; c < n.C; c++ {
				n.b[c] -= lr * 0.01 * z[c]
			}
		}
	}
}
func top(z *[32]float32, C int) [3]int {
	var t [3]int
	var used [32]bool
	for k := 0; k < 3; k++ {
		best := -1
		for c := 0; c < C; c++ {
			if used[c] {
				continue
			}
			if best < 0 || z[c] > z[best] {
				best = c
			}
		}
		t[k] = best
		used[best] = true
	}
	return t
}

type tally struct{ n, t1, t3 int }

func report(t testing.TB, name string, test []vec, pred func(v *vec) [32]float32, C int) {
	by := map[kiez.Lang]*tally{}
	for i := range test {
		v := &test[i]
		b := by[v.ex.Lang]
		if b == nil {
			b = new(tally)
			by[v.ex.Lang] = b
		}
		z := pred(v)
		tt := top(&z, C)
		b.n++
		if tt[0] == v.y {
			b.t1++
		}
		for _, x := range tt {
			if x == v.y {
				b.t3++
			}
		}
	}
	s := name
	m1, m3 := 0.0, 0.0
	k := 0.0
	for _, l := range kiez.Langs() {
		b := by[l]
		if b == nil {
			continue
		}
		a := 100 * float64(b.t1) / float64(b.n)
		c := 100 * float64(b.t3) / float64(b.n)
		m1 += a
		m3 += c
		k++
		s += fmt.Sprintf(" %s %.0f/%.0f", l, a, c)
	}
	t.Logf("%s  MEAN %.2f / %.2f", s, m1/k, m3/k)
}
func setup(t testing.TB) (train, dev []kiez.Example, cls map[kiez.Intent]int, C int) {
	train = loadDir(t, "../../content/examples")
	dev = loadDir(t, "testdata/dev")
	cls = map[kiez.Intent]int{}
	var ks []string
	for _, e := range train {
		if _, ok := cls[e.Intent]; !ok {
			cls[e.Intent] = 0
			ks = append(ks, string(e.Intent))
		}
	}
	sort.Strings(ks)
	for i, k := range ks {
		cls[kiez.Intent(k)] = i
	}
	return train, dev, cls, len(ks)
}
func split(ex []kiez.Example, fold, k int) (a, b []kiez.Example) {
	// contiguous blocks per lang+intent
	n := map[string]int{}
	for _, e := range ex {
		n[string(e.Lang)+string(e.Intent)]++
	}
	i := map[string]int{}
	for _, e := range ex {
		key := string(e.Lang) + string(e.Intent)
		if i[key]*k/n[key] == fold {
			b = append(b, e)
		} else {
			a = append(a, e)
		}
		i[key]++
	}
	return
}

type cfg struct {
	lin, mlp bool
	hp       hyper
	min      int
	idf      float64
}

func run(t testing.TB, name string, tr, te []kiez.Example, cls map[kiez.Intent]int, C int, c cfg) {
	f := newFolder()
	t0 := time.Now()
	d := build(f, tr, c.min, c.idf)
	mk := func(ex []kiez.Example) []vec {
		var o []vec
		for _, e := range ex {
			v := d.vec(f, e)
			v.y = cls[e.Intent]
			v.ex = e
			o = append(o, v)
		}
		return o
	}
	a, b := mk(tr), mk(te)
	n := newNet(len(d.idf), C, c.lin, c.mlp, 1)
	n.train(a, c.hp)
	took := time.Since(t0)
	report(t, fmt.Sprintf("%s F=%d %.0fs", name, len(d.idf), took.Seconds()), b, func(v *vec) [32]float32 {
		var h [H]float32
		var z [32]float32
		n.forward(v.idx, v.val, &h, &z)
		return z
	}, C)
}
func randsplit(ex []kiez.Example, k int) (a, b []kiez.Example) {
	r := rand.New(rand.NewPCG(5, 5+rseed))
	for _, e := range ex {
		if r.IntN(k) == 0 {
			b = append(b, e)
		} else {
			a = append(a, e)
		}
	}
	return
}

var useConcepts = true
var con *concepts
var lang *languages

func feats(f *folder, e kiez.Example) features {
	var ft features
	fo := f.fold(nil, e.Text)
	ft.addText(fo)
	if useConcepts {
		var names []uint64
		for _, c := range con.find(nil, fo, e.Lang) {
			names = append(names, con.names[c])
		}
		ft.addConcepts(names)
	}
	return ft
}

// named reports whether the question names a programme
func named(f *folder, s string) bool {
	x := string(f.fold(nil, s))
	for _, n := range []string{"kiez", "kits", "kies", "kiet", "fond", "haushalt", "jury", "juri", "khaushalt", "iuri", "\u0083"} {
		if strings.Contains(x, n) {
			return true
		}
	}
	return false
}

type ens struct {
	d    *dict
	nets []*net
	ws   []float32
}

func runEns(t testing.TB, name string, tr, te []kiez.Example, cls map[kiez.Intent]int, C int, cs []cfg, combos map[string][]float32, order []string) {
	f := newFolder()
	d := build(f, tr, 2, 0)
	mk := func(ex []kiez.Example) []vec {
		var o []vec
		for _, e := range ex {
			v := d.vec(f, e)
			v.y = cls[e.Intent]
			v.ex = e
			o = append(o, v)
		}
		return o
	}
	a, b := mk(tr), mk(te)
	var nets []*net
	var wg sync.WaitGroup
	for i, c := range cs {
		n := newNet(len(d.idf), C, c.lin, c.mlp, uint64(i+1))
		nets = append(nets, n)
		c.hp.seed = uint64(i)
		wg.Go(func() { n.train(a, c.hp) })
	}
	wg.Wait()
	for _, o := range order {
		ws := combos[o]
		report(t, name+" "+o+" F=0 0s", b, func(v *vec) [32]float32 {
			var out [32]float32
			for i, n := range nets {
				if i >= len(ws) || ws[i] == 0 {
					continue
				}
				var h [H]float32
				var z [32]float32
				n.forward(v.idx, v.val, &h, &z)
				softmaxX(&z, C)
				for c := range C {
					out[c] += ws[i] * float32(math.Log(float64(z[c])+1e-9))
				}
			}
			return out
		}, C)
	}
}

func TestErr(t *testing.T) {
	tr, _, cls, C := setup(t)
	f := newFolder()
	lex, _ := ParseLexicon(openLex(t))
	con = newConcepts(f, lex)
	gw[4] = 1
	a2, b2 := randsplit(tr, 6)
	d := build(f, a2, 2, 0)
	mk := func(ex []kiez.Example) []vec {
		var o []vec
		for _, e := range ex {
			v := d.vec(f, e)
			v.y = cls[e.Intent]
			v.ex = e
			o = append(o, v)
		}
		return o
	}
	a, b := mk(a2), mk(b2)
	n := newNet(len(d.idf), C, false, true, 1)
	n.train(a, hyper{epochs: 20, lrE: .5, drop: .3})
	inv := make([]string, C)
	for k, i := range cls {
		inv[i] = string(k)
	}
	conf := map[string]int{}
	for i := range b {
		v := &b[i]
		var h [H]float32
		var z [32]float32
		n.forward(v.idx, v.val, &h, &z)
		softmaxX(&z, C)
		tt := top(&z, C)
		if tt[0] != v.y {
			conf[inv[v.y]+" > "+inv[tt[0]]]++
			var cn []string
			for _, x := range con.find(nil, f.fold(nil, v.ex.Text), v.ex.Lang) {
				cn = append(cn, lex.concepts[x].name)
			}
			t.Logf("%s | %s > %s %.2f | %s | %v", v.ex.Lang, inv[v.y], inv[tt[0]], z[tt[0]], v.ex.Text, cn)
		}
	}
	var ks []string
	for k := range conf {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return conf[ks[i]] > conf[ks[j]] })
	for _, k := range ks[:40] {
		t.Log("CONF", conf[k], k)
	}
}

func TestExpZ(t *testing.T) {
	tr, dev, cls, C := setup(t)
	f := newFolder()
	lex, _ := ParseLexicon(openLex(t))
	con = newConcepts(f, lex)
	m := cfg{false, true, hyper{epochs: 20, lrE: .5, drop: .3}, 2, 0}
	v := func(f func(*cfg)) cfg { c := m; f(&c); return c }
	cs := []cfg{m, v(func(c *cfg) { c.hp.lrE = .3 }), v(func(c *cfg) { c.hp.lrE = .7 }), v(func(c *cfg) { c.hp.drop = .5 }), v(func(c *cfg) { c.hp.hdrop = .2 }), v(func(c *cfg) { c.hp.hdrop = .4 })}
	names := []string{"m", "lr.3", "lr.7", "d.5", "h.2", "h.4"}
	com := map[string][]float32{}
	var ord []string
	one := func(n string, is ...int) {
		w := make([]float32, len(cs))
		for _, i := range is {
			w[i] = 1
		}
		com[n] = w
		ord = append(ord, n)
	}
	for i, n := range names {
		one(n, i)
	}
	one("all", 0, 1, 2, 3, 4, 5)
	for seed := range 2 {
		rseed = uint64(seed)
		a2, b2 := randsplit(tr, 6)
		runEns(t, fmt.Sprint("H", H), a2, b2, cls, C, cs, com, ord)
	}
	runEns(t, fmt.Sprint("dev H", H), tr, dev, cls, C, cs, com, ord)
}

var rseed uint64

func openLex(t testing.TB) *os.File {
	f, err := os.Open("../../content/concepts.lex")
	if err != nil {
		t.Fatal(err)
	}
	return f
}
