// Made by build/fingerprints.mjs: hashes of guidance sentences of widely used public templates, in base 36.
export const guidanceHashes =
  `12zishxs76e 136jvzexy0e 139m7oaidef 13f81y9e8ok 1426olv0dfn 147t9bobjod 15btdj88ghf 15obkl1r738 1636ssgpg1e
164z2gf5ckd 165knldxwxs 16x1e3xhizi 17i294yxee9 17lv12rhm05 196mo40u7cd 1aiwxapbr5x 1ccwoqj74vm 1ckdhp1hle2
1dtkwydclx3 1dtvqqazp3b 1e1e5uvg3fw 1gnq8q30r8x 1jjsksrt7sc 1jljfbad5k 1jlsdj53ye1 1knwupx1os6 1kyqyxhz11p
1l88zq0ud9e 1llt3cvqajq 1luxxki3ld1 1n5508e4q6o 1p2d4oyyjk2 1pcsmirpj2q 1pzirra7q8l 1qjah5ck9fp 1qko4vgv7l7
1qutilakasl 1qz9ounyfmr 1r6o5xbavmw 1uf965dqmil 1ujopm2usyh 1vko6qts710 1vuckozdozq 1yrjzjgqcis 1z8oufmo0ge
1zlewbckcj7 21mfsaep48 21n6t5d4ymo 22x1w3afvvl 23hwyvoogx5 24a5e1pcyv4 25u6ozgopsj 264u8zx8u19 2693e338vre
27ivva44wh 27mdjq131u6 27s8m4xsy0 27t5xto86fl 287v8dew21 28rq1r6pd2v 29yzg4d6ts5 2aaekmcgygj 2appa8usl6p
2axnss4aznu 2bhuf3sgnbl 2brgrwsrrkv 2cd3vazxwyu 2chxoml4g7u 2cpfiq616b2 2dwksm0rokc 2g8c5y44wrm 5k7cjn20y6
5udyb66jfg 6cqtoj73md 6mw194x8t7 75fob8bxk 8mrkftf55q 8pr2qzno4u 9cueh4x4fb 9uy67yqa4e aqityeaw0f boq4d399eh
cybc3vmdya dim76wrzm2 f9vmr88jfw hb3om6m6w lnx0hxl7sv m93m4zt4cj pngn07wflf po33jxiyfw qnenzk875h qredr6icnz
r8cqmejycb rda8mqdv4n sy0828bwxg t29rsel1ea t7sgr4y9rw v7vuwhmny w6gky7ejpf yhttcmia7m z72wisjhp1 zaxfwxrsi4
zpsvzh10yh`.replaceAll('\n', ' ');
