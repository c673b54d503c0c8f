package answers
import ("testing";"os")
func BenchmarkX(b *testing.B){
 lex,_:=ParseLexicon(openLex(b))
 f,_:=os.Open("/tmp/ans/model.bin"); e,_,err:=Load(f,lex,Options{Emergencies: loadEmergencies(b)}); if err!=nil{b.Fatal(err)}
 qs:=loadDir(b,"testdata/dev")
 b.ReportAllocs(); b.ResetTimer()
 for i:=0;i<b.N;i++{ x:=qs[i%len(qs)]; e.Ask(x.Text,x.Lang)}
}
