// Made by build/fingerprints.mjs: hashes of guidance sentences of widely used public templates, in base 36.
export const guidanceHashes =
  `1aiwxapbr5x 1aodt5i3nwv 1b0fgy2b89v 1h23x7jon1b 1jlsdj53ye1 1lksn7tb3ji 1o3a8yn35v2 1o8ep3sde9c 1pcsmirpj2q
1q41947r6a7 1qalowdn1dt 1ree5lmtk72 1ryaiep17xg 1td9eprjfjx 1terp9p8ufz 1tichfzj1uw 1ughneekyi0 1ujopm2usyh
1vekwz1jdp4 1vypwv8434n 1wsuwenvhf7 1z6yw3kffbu 1z8oufmo0ge 2022j2cn3rj 2313dv1xhni 26iqmb3nhv0 27ivva44wh
27kdkzix76g 28y6egiv747 29m15reygw3 2a2if97n4gb 2aaekmcgygj 2ahn0gt027h 2appa8usl6p 2aqm0821k1k 2ddii42j0ou
2g8c5y44wrm 2ku7e4733q 2xtjzzm8f7 592vycs8dz 5k7cjn20y6 75fob8bxk 9ni71mhcmw a9qlcbyogo d9nzvwcgl9 e122ofysny
f9vmr88jfw garml7ta40 gm05im3sfw j6fimjzdk4 j6humthwqi k6tdsaxy22 rda8mqdv4n visitl803y vu6ek2m2wr`.replaceAll(
    '\n',
    ' ',
  );
